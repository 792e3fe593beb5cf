//! Examples against the bodies they are examples of: each member is of its type, what is always there is there, and a code
//! is one that is listed. Where the document itself disagrees, a conflict says so.

use crate::check::codes::spellings;
use crate::check::known_faults::loses_names;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::hash::Set;
use crate::rule::Rule;
use crate::source::{Source, SourceId, Span};
use crate::spec::{Body, BodyField, Example, Spec};
use crate::text::similar::suggest;
use crate::tree::{Map, Node, Scalar, parse};
use crate::vocabulary::{FieldRole, JsonType, Presence, Vocabulary};

/// Reports where they differ.
pub(super) fn check(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) {
    if spec.bodies.iter().all(|body| body.examples.is_empty()) {
        return;
    }
    let concerns = spec.conflicts.iter().flat_map(|conflict| &conflict.value.concerns);
    let declared = concerns.map(|it| it.value.as_str()).collect();
    let described = Described { spec, declared, codes: (!loses_names(spec, diagnostics)).then(|| codes(spec)) };
    for body in spec.bodies.iter().filter(|body| !described.declared.contains(body.id.value.as_str())) {
        for example in &body.examples {
            diagnostics.extend(described.differences(body, example));
        }
    }
}

/// What examples are held against.
struct Described<'s> {
    spec: &'s Spec,
    /// What conflicts speak of.
    declared: Set<&'s str>,
    /// All codes that tables list, as they are sent, unless one of them may not be known.
    codes: Option<Set<String>>,
}

/// What is looked at: one example.
struct Held<'a> {
    example: &'a Example,
    at: Span,
    differences: Vec<Diagnostic>,
}

impl Described<'_> {
    fn differences(&self, body: &Body, example: &Example) -> Vec<Diagnostic> {
        let Some(text) = &example.text else { return Vec::new() };
        let mut held = Held { example, at: text.span, differences: Vec::new() };
        match parse(SourceId(0), &Source::new("", text.value.as_str()), &mut Vec::new()) {
            Some(tree @ (Node::Map(_) | Node::Seq(_))) => self.hold(body, &tree, true, &mut held),
            _ => held.report(
                "this example is no JSON".to_owned(),
                body.id.span,
                "its body",
                "quote it as the document has it",
            ),
        }
        held.differences
    }

    /// Holds an object against the members that a body describes.
    fn hold(&self, body: &Body, object: &Node, is_whole: bool, held: &mut Held<'_>) {
        for field in &body.fields {
            let pointer = field.pointer.value.as_str();
            let Some((parents, name)) = pointer.rsplit_once('/') else { continue };
            if self.declared.contains(pointer) {
                continue;
            }
            for parent in all_at(object, parents) {
                match parent {
                    Node::Map(map) => match value(map, name) {
                        Some(value) => self.member(field, value, is_whole, held),
                        None => held.missing(field),
                    },
                    Node::Seq(seq) if name == "*" => {
                        seq.items.iter().for_each(|item| self.member(field, item, is_whole, held));
                    }
                    _ => {}
                }
            }
        }
    }

    fn member(&self, field: &BodyField, value: &Node, is_whole: bool, held: &mut Held<'_>) {
        held.of_type(field, value);
        let role = field.role.as_ref().map(|role| role.value.value);
        match (role, value) {
            (Some(FieldRole::Code), Node::Scalar(code)) => self.code(field, code, held),
            (Some(FieldRole::Status), Node::Scalar(status)) if is_whole && !field.pointer.value.contains('*') => {
                held.of_status(field, status);
            }
            _ => {}
        }
        let Some(of) = &field.of else { return };
        let Some(element) = self.spec.bodies.iter().find(|body| body.id.value == of.value.value) else { return };
        if let (Node::Seq(list), false) = (value, self.declared.contains(of.value.value.as_str())) {
            list.items.iter().for_each(|item| self.hold(element, item, false, held));
        }
    }

    /// A code that no table lists.
    fn code(&self, field: &BodyField, code: &Scalar, held: &mut Held<'_>) {
        let Some(codes) = &self.codes else { return };
        if code.is_null() || codes.contains(&code.text) || self.declared.contains(code.text.as_str()) {
            return;
        }
        let help = match suggest(&code.text, codes.iter().map(String::as_str)) {
            Some(meant) => format!(
                "did you mean `{meant}`? where the document shows a code that it does not list, a conflict says so"
            ),
            None => "list the code; where the document shows one that it does not list, a conflict says so".to_owned(),
        };
        let message = format!("the example has `{}` for a code, which no table lists", excerpt(&code.text));
        held.report(message, field.pointer.span, "the member that carries codes", &help);
    }
}

impl Held<'_> {
    fn report(&mut self, message: String, place: Span, label: &str, help: &str) {
        // One mistake may stand in many elements.
        let known = |other: &Diagnostic| other.message == message;
        if self.differences.iter().any(known) {
            return;
        }
        let report = Diagnostic::new(Rule::ExampleDiffers, self.at, message).also(place, label).help(help);
        self.differences.push(report);
    }

    fn of_type(&mut self, field: &BodyField, value: &Node) {
        let Some(ty) = field.ty.as_ref().map(|ty| ty.value.value) else { return };
        let Some(found) = type_of(value) else { return };
        if ty == JsonType::Any || ty.word() == found {
            return;
        }
        let pointer = excerpt(&field.pointer.value);
        let message = format!("`{pointer}` is declared as {}, and the example has {found}", ty.word());
        let help =
            format!("write `type: {found}` if the example is right; where the document says both, a conflict says so");
        self.report(message, field.pointer.span, "declared here", &help);
    }

    fn missing(&mut self, field: &BodyField) {
        if field.presence.as_ref().is_some_and(|presence| presence.value.value == Presence::Always) {
            let message = format!("the example has no `{}`, which is always there", excerpt(&field.pointer.value));
            self.report(
                message,
                field.pointer.span,
                "declared here",
                "write `presence: optional`, or quote the example whole",
            );
        }
    }

    /// The status that the body tells is that of the response.
    fn of_status(&mut self, field: &BodyField, status: &Scalar) {
        let Some(of) = &self.example.status else { return };
        if status.text.parse() != Ok(of.value.value) {
            let message = format!("the example says `{}`, and came with {}", excerpt(&status.text), of.value.value);
            let help = "make them one; where the document says both, a conflict says so";
            self.report(message, field.pointer.span, "the member that tells the status", help);
        }
    }
}

/// All codes, and the URIs that they travel in.
fn codes(spec: &Spec) -> Set<String> {
    let mut codes = Set::default();
    for table in &spec.tables {
        let uri = table.key.uri.as_ref().and_then(|uri| uri.value.value.split_once("{code}"));
        for code in spellings(table) {
            codes.extend(uri.map(|(before, after)| [before, &code.value, after].concat()));
            codes.insert(code.value.clone());
        }
    }
    codes
}

/// Every value at a pointer, of which `*` is each element of a list.
fn all_at<'n>(node: &'n Node, pointer: &str) -> Vec<&'n Node> {
    pointer.split('/').skip(1).fold(vec![node], |nodes, name| {
        nodes
            .into_iter()
            .flat_map(|node| match node {
                Node::Map(map) => value(map, name).into_iter().collect(),
                Node::Seq(seq) if name == "*" => seq.items.iter().collect::<Vec<_>>(),
                _ => Vec::new(),
            })
            .collect()
    })
}

fn value<'n>(map: &'n Map, name: &str) -> Option<&'n Node> {
    map.get(&name.replace("~1", "/").replace("~0", "~")).map(|(_, value)| value)
}

/// The JSON type of a value; nothing of `null`, which may stand for any.
fn type_of(node: &Node) -> Option<&'static str> {
    Some(match node {
        Node::Map(_) => "object",
        Node::Seq(_) => "array",
        Node::Scalar(scalar) if scalar.is_null() => return None,
        Node::Scalar(scalar) if !scalar.plain => "string",
        Node::Scalar(scalar) => match scalar.text.as_str() {
            "true" | "false" => "boolean",
            text if text.parse::<f64>().is_ok() => "number",
            _ => "string",
        },
    })
}
