//! Members of bodies: each stands where it can be read.

use crate::check::known_faults::KnownFaults;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::hash::{Map, Set};
use crate::rule::Rule;
use crate::spec::{Body, BodyField, Spec};
use crate::vocabulary::{FieldRole, JsonType, Vocabulary};
use std::collections::BTreeMap;

/// How many members may stand in one another: no document has so many, and a reader of JSON gives up at twice as many.
const DEPTH: usize = 64;

/// The members of a body by their pointers, and the names of all bodies.
struct Members<'s> {
    fields: BTreeMap<&'s str, &'s BodyField>,
    bodies: &'s Set<&'s str>,
}

/// What is wrong with a member, and the remedy.
type Fault = (String, String);

/// What is read of an object.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Object {
    /// A problem.
    Problem,
    /// A problem of a list, which holds no warnings.
    Listed,
    /// What is wrong with one field.
    FieldError,
    /// Nothing.
    Nothing,
}

/// Reports members that nobody reads.
pub(super) fn check(spec: &Spec, reported: &KnownFaults, diagnostics: &mut Vec<Diagnostic>) {
    let mut lists: Map<&str, Vec<Object>> = Map::default();
    for field in spec.bodies.iter().flat_map(|body| &body.fields) {
        if let (Some(of), Some(role)) = (&field.of, &field.role) {
            let objects = lists.entry(&of.value.value).or_default();
            let object = elements(role.value.value);
            objects.extend((!objects.contains(&object)).then_some(object));
        }
    }
    let bodies = &spec.bodies.iter().map(|body| body.id.value.as_str()).collect();
    for body in &spec.bodies {
        let mut roots = lists.get(body.id.value.as_str()).cloned().unwrap_or_default();
        if roots.is_empty() || !is_element(body) {
            roots.push(Object::Problem);
        }
        let fields = body.fields.iter().map(|field| (field.pointer.value.as_str(), field)).collect();
        let members = Members { fields, bodies };
        for field in body.fields.iter().filter(|field| !reported.about(field.pointer.span)) {
            let Err((message, help)) = members.read(field, &roots) else { continue };
            diagnostics.push(Diagnostic::new(Rule::UnreadMember, field.pointer.span, message).help(help));
        }
    }
}

/// Whether nothing is said of a response that a body would be: one that lists name is never sent on its own then.
fn is_element(body: &Body) -> bool {
    body.when.is_none() && body.media.is_none() && body.severity.is_none() && body.examples.is_empty()
}

/// What is read of the elements of a list.
const fn elements(list: FieldRole) -> Object {
    match list {
        FieldRole::Errors | FieldRole::Warnings => Object::Listed,
        FieldRole::FieldErrors => Object::FieldError,
        _ => Object::Nothing,
    }
}

/// Whether a role says that nobody reads it.
const fn is_for_people(role: FieldRole) -> bool {
    matches!(role, FieldRole::Other | FieldRole::Payload | FieldRole::Meta)
}

const LISTS: &str = "`errors`, `warnings` or `field_errors`";

impl Members<'_> {
    /// Whether a member is read; what stands in the way, and the remedy.
    fn read(&self, field: &BodyField, roots: &[Object]) -> Result<(), Fault> {
        let pointer = field.pointer.value.as_str();
        let Some(role) = field.role.as_ref().map(|role| role.value.value) else { return Ok(()) };
        let name = excerpt(pointer);
        let mut objects = roots.to_vec();
        let places: Vec<usize> = pointer.match_indices('/').map(|(at, _)| at).take(DEPTH + 1).collect();
        if places.len() > DEPTH {
            return Err((
                format!("`{name}` stands more than {DEPTH} members deep"),
                "mend the pointer; what stands so deep is read by nobody".to_owned(),
            ));
        }
        for at in places.into_iter().skip(1) {
            let (around, below) = pointer.split_at(at);
            let is_element = below == "/*" || below.starts_with("/*/");
            let shown = excerpt(around);
            let Some(outer) = self.fields.get(around) else {
                if is_element {
                    let message = format!("`{name}` stands in the elements of `{shown}`, which no member describes");
                    return Err((message, format!("describe `{shown}`: its `type`, `array`, and its `role`: {LISTS}")));
                }
                continue;
            };
            let ty = outer.ty.as_ref().map(|ty| ty.value.value);
            match ty {
                Some(JsonType::String | JsonType::Number) => {
                    let ty = ty.map_or("", Vocabulary::word);
                    let message = format!("`{name}` stands in `{shown}`, whose type is `{ty}`");
                    return Err((message, format!("mend the pointer, or the `type` of `{shown}`")));
                }
                Some(JsonType::Array) if !is_element => {
                    let message =
                        format!("`{name}` stands in `{shown}`, which is an array, and in none of its elements");
                    let help = format!(
                        "write `{shown}/*{}` for a member of each element, or describe the elements as a body and name it: `of: NAME`",
                        excerpt(below)
                    );
                    return Err((message, help));
                }
                Some(JsonType::Object) if is_element => {
                    let message = format!("`{name}` stands in the elements of `{shown}`, whose type is `object`");
                    return Err((message, format!("mend the pointer, or the `type` of `{shown}`")));
                }
                _ => {}
            }
            let Some(list) = outer.role.as_ref().map(|role| role.value.value).filter(|_| is_element) else { continue };
            if is_for_people(role) {
                continue;
            }
            if let Some(id) = self.body(outer) {
                let id = excerpt(id);
                let message =
                    format!("`{name}` stands in the elements of `{shown}`, which are read as the body `{id}`");
                return Err((
                    message,
                    format!("describe it in `{id}`, or leave `of` out and describe all members here"),
                ));
            }
            let inside = elements(list);
            if inside == Object::Nothing {
                let message = format!(
                    "`{name}` stands in the elements of `{shown}`, of whose role `{}` none is read",
                    list.word()
                );
                return Err((message, format!("give `{shown}` the role {LISTS}, or this member the role `other`")));
            }
            objects = vec![inside];
        }
        self.of_object(field, role, &objects)
    }

    /// Whether the object that a member stands in is asked for its role, and a list has elements that are read.
    fn of_object(&self, field: &BodyField, role: FieldRole, objects: &[Object]) -> Result<(), Fault> {
        let name = excerpt(&field.pointer.value);
        let is_of_field = matches!(role, FieldRole::Field | FieldRole::FieldMessage | FieldRole::FieldValue);
        let is_read = |object: &Object| match object {
            Object::Problem => true,
            Object::Listed => role != FieldRole::Warnings,
            Object::FieldError => is_of_field,
            Object::Nothing => false,
        };
        if !is_for_people(role) && !objects.iter().any(is_read) {
            let word = role.word();
            return Err(if objects.contains(&Object::FieldError) {
                let message =
                    format!("`{name}` is a `{word}`, which is not read in a list whose role is `field_errors`");
                (message, "give the list the role `errors`, or this member the role `other`".to_owned())
            } else if objects.contains(&Object::Listed) {
                let message = format!("`{name}` is a list of warnings inside of another list, which is not read");
                (message, "give it the role `errors` or `other`".to_owned())
            } else {
                let message = format!("`{name}` is a `{word}` in the elements of a list of which none is read");
                (message, format!("give the list the role {LISTS}, or this member the role `other`"))
            });
        }
        let is_list =
            matches!(role, FieldRole::Errors | FieldRole::Warnings | FieldRole::FieldErrors | FieldRole::ReportErrors);
        if let (true, Some(ty)) = (is_list, field.ty.as_ref().map(|ty| ty.value.value)) {
            if !matches!(ty, JsonType::Array | JsonType::Any) {
                let message =
                    format!("`{name}` is a list by its role `{}`, and its type is `{}`", role.word(), ty.word());
                return Err((message, "write `type: array`, or say what else it is".to_owned()));
            }
        }
        if role == FieldRole::FieldErrors {
            let below = [field.pointer.value.as_str(), "/*/"].concat();
            let next = self.fields.range(below.as_str()..).next();
            if self.body(field).is_none() && !next.is_some_and(|(pointer, _)| pointer.starts_with(&below)) {
                let message = format!("nothing describes the elements of `{name}`");
                let help =
                    format!("describe them: `{below}NAME` with the role `field` or `field_message`, or `of: BODY`");
                return Err((message, help));
            }
        }
        Ok(())
    }

    /// The body that describes the elements of a list, if one is named.
    fn body<'f>(&self, list: &'f BodyField) -> Option<&'f str> {
        list.of.as_ref().map(|of| of.value.value.as_str()).filter(|name| self.bodies.contains(name))
    }
}
