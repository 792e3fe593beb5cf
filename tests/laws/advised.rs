//! A response and what was found in it in, what to do about it out: worked out a second way, from layers of what is said,
//! each part from the first that has it.

use codetable::Row;
use codetable::advice::{Advice, Alternative, Effect, Idempotency, Next, Recovery, Step, Steps, When};
use codetable::evidence::Basis;
use codetable::inspect::{Code, Finding, Outcome, Problem};
use codetable::provider::{Provider, Severity};
use codetable::unknown::Family;
use codetable::wait::Wait;

use super::random_response::{Form, Sample};

/// What is to be done about the whole, about its own problem, and about those that it lists.
#[derive(Debug, PartialEq)]
pub(crate) struct Advised {
    pub(crate) whole: Told,
    pub(crate) problem: Told,
    pub(crate) errors: Vec<Told>,
    pub(crate) warnings: Vec<Told>,
}

/// The alternatives that count, how long to wait, what became of the request.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Told {
    recovery: Vec<(Steps, Basis)>,
    wait: Option<(String, Basis)>,
    effect: Option<(Effect, Basis)>,
}

/// What one place says, whether it counts or not.
#[derive(Clone, Default)]
struct Layer {
    recovery: Vec<(Option<When>, Steps, Basis)>,
    wait: Option<(Wait, Basis)>,
    effect: Option<(Effect, Basis)>,
}

const PART: &str = "the rule is one for the status of a response, and the problem is one of several in a response";
const OTHER_STATUS: &str =
    "the code came with a status that its row does not list, so no rule for a status tells what became of the request";
const BODY_STATUS: &str =
    "the body names a status that the response does not have, so no rule for a status tells what became of the request";
const UNREGISTERED: &str =
    "the status is not registered, so it counts as the first of its class (RFC 9110, section 15)";
const ANOTHER: &str =
    "the response tells of another error, of which nothing says that it came before anything was carried out";
const WRAPPED: &str = "the JSON stands in other text or in a string, where it may be of somebody who copied it";
const PARTIAL: &str = "the response reports that a part of the request failed";

impl Advised {
    /// Nothing where a condition may hold of one object of the body and not of another, and of lists within lists.
    pub(crate) fn of(sample: &Sample, finding: &Finding<'_>) -> Option<Self> {
        let Records { errors_are_listed, has_result, lists_errors } = Records::of(sample);
        let asks_members = sample.conditions.iter().any(|of| matches!(of, When::Member(_) | When::MemberIs(..)));
        let is_one = sample.records.len() == 1 && finding.errors().is_empty() && finding.warnings().is_empty();
        if errors_are_listed.len() != finding.errors().len() || (asks_members && !is_one) {
            return None;
        }
        let body: serde_json::Value = serde_json::from_str(&sample.records.first()?.tree.to_string()).unwrap();
        let http = finding.http_status();
        let is_failed = matches!(http, Some(400..=599));
        // Each call of a batch has a status of its own, and of a stream all have that of the response.
        let in_part = (lists_errors && !is_failed) || (has_result && (!is_failed || sample.form == Form::Batch));
        let response = Whole {
            provider: sample.provider,
            http,
            met: sample.conditions.iter().copied().filter(|of| is_met(*of, &body, &sample.headers)).collect(),
            is_partial: finding.severity() == Outcome::Partial || in_part,
            is_wrapped: matches!(sample.form, Form::Behind | Form::Escaped) && finding.body().is_some(),
            is_void: http.is_none() && sample.status.is_some(),
        };
        let own = response.says(finding.problem(), false, response.is_partial);
        let errors = finding.errors().iter().zip(&errors_are_listed);
        let errors: Vec<Layer> =
            errors.map(|(it, is_listed)| response.says(it, *is_listed, response.is_partial)).collect();
        let warnings: Vec<Layer> = finding.warnings().iter().map(|it| response.says(it, true, false)).collect();
        // What the whole lists are details of its own code, and what came beside it is not.
        let leads = errors.is_empty() || finding.problem().codes().any(is_error);
        let others = errors.iter().zip(&errors_are_listed).filter(|(_, is_listed)| !leads || !**is_listed);
        let others: Vec<Layer> = others.map(|(error, _)| pile(&[error.clone(), own.clone()])).collect();
        let hardest = others.iter().rev().max_by_key(|it| response.hardness(it)).filter(|_| !leads);
        let whole = match finding.is_success() {
            true => Layer::default(),
            false => response.of_whole(hardest.unwrap_or(&own).clone(), &others),
        };
        let told = |layers: &[Layer]| layers.iter().map(|layer| response.told(layer)).collect();
        Some(Self {
            whole: response.told(&whole),
            problem: response.told(&own),
            errors: told(&errors),
            warnings: told(&warnings),
        })
    }
}

/// What the records of a body are together.
struct Records {
    /// Of each error that is found whether it stands in a list: of a stream, further records do not.
    errors_are_listed: Vec<bool>,
    has_result: bool,
    lists_errors: bool,
}

impl Records {
    fn of(sample: &Sample) -> Self {
        let is_batch = sample.form == Form::Batch;
        let mut errors_are_listed = Vec::new();
        // The first record that tells of an error is the whole; that of a batch is nothing but its elements.
        let whole = sample.records.iter().position(|record| record.is_error).filter(|_| !is_batch);
        for (place, record) in sample.records.iter().enumerate() {
            if record.names_error && whole != Some(place) {
                errors_are_listed.push(is_batch);
            }
            errors_are_listed.extend(std::iter::repeat_n(true, record.listed));
        }
        Self {
            errors_are_listed,
            has_result: sample.records.iter().any(|record| !record.is_error) && (is_batch || sample.records.len() > 1),
            lists_errors: sample.records.iter().any(|record| record.is_error && !record.names_error),
        }
    }
}

/// What is known of the response beside its problems.
struct Whole {
    provider: &'static Provider,
    http: Option<u16>,
    met: Vec<When>,
    is_partial: bool,
    is_wrapped: bool,
    is_void: bool,
}

impl Whole {
    /// What is said of a problem.
    fn says(&self, problem: &Problem<'_>, is_listed: bool, is_partial: bool) -> Layer {
        if self.is_void {
            return Layer::default();
        }
        let came_with = if is_listed { problem.status() } else { self.http.or(problem.status()) };
        let (mut layers, mut own_status) = (Vec::new(), None);
        for code in problem.codes() {
            let (advice, status) = match (code.row(), code.class()) {
                (Some(row), _) => self.meaning(row, came_with),
                (None, Some(class)) => (class.advice, class.status.map(|fact| fact.value)),
                (None, None) => continue,
            };
            layers.push(Layer::from(advice));
            own_status = own_status.or(status);
        }
        if layers.is_empty() {
            layers.push(Layer::default());
        }
        if is_partial {
            layers.push(self.partial());
        }
        if own_status.is_some() && came_with.is_some() && own_status != came_with {
            layers.push(unknown(OTHER_STATUS));
        }
        let inner = own_status.or(problem.status()).or(problem.code().and_then(|code| code.suffix()));
        let status = match self.http {
            _ if is_listed => inner,
            Some(http @ (207 | 400..)) => Some(http),
            http => inner.or(http),
        };
        if !is_listed && self.http.is_some() && status != self.http {
            layers.push(unknown(BODY_STATUS));
        }
        if let Some(status) = status {
            let rules = self.rules(status);
            if is_listed {
                layers.push(inferred(pile(&rules), PART))
            } else {
                layers.extend(rules)
            }
            if !is_registered(status) {
                layers.push(inferred(pile(&self.rules(status / 100 * 100)), UNREGISTERED));
            }
        }
        let wrapped = self.is_wrapped.then(|| unknown(WRAPPED));
        let said = pile(&layers);
        Layer { effect: wrapped.map_or(said.effect, |of| of.effect), ..said }
    }

    /// What a row says: by what the response has, by its status, or what it always says.
    fn meaning(&self, row: Row, came_with: Option<u16>) -> (Advice, Option<u16>) {
        let status = |of: &codetable::Meaning| of.status.map(|fact| fact.value);
        let fits = |of: &&codetable::Meaning| match (of.when, status(of)) {
            (Some(when), None) => self.met.contains(&when),
            (Some(when), own) => self.met.contains(&when) && own == came_with,
            (None, None) => false,
            (None, own) => own == came_with && own != row.status(),
        };
        let tells = |of: &&codetable::Meaning| match (of.when, of.status) {
            (None, _) => 0,
            (Some(When::Header(_) | When::Member(_)), None) => 1,
            (Some(_), None) => 2,
            (Some(When::Header(_) | When::Member(_)), Some(_)) => 3,
            (Some(_), Some(_)) => 4,
        };
        // Of equals the first.
        let found = row.other_meanings().iter().rev().filter(fits).max_by_key(tells);
        found.map_or((row.own_advice(), row.status()), |of| (of.advice, status(of).or(row.status())))
    }

    /// What the document's rules for a status say, and what is registered of it. Nothing comes before them.
    fn rules(&self, status: u16) -> Vec<Layer> {
        let rules = self.provider.statuses.iter().filter(|rule| rule.pattern.contains(status));
        let rules = rules.map(|rule| Layer::from(rule.advice)).chain([registered(status)]);
        std::iter::once(Layer::default()).chain(rules).collect()
    }

    /// That a part was carried out, as the type of error says that may have the status.
    fn partial(&self) -> Layer {
        let types = self.provider.types.iter().filter(|of| self.http.is_none_or(|status| of.may_have(status)));
        let stated = types.map(|of| of.advice).find(|advice| advice.effect() == Some(Effect::Partial));
        let basis = stated.map_or(Basis::Inferred(PARTIAL), |advice| advice.effect_basis());
        Layer { effect: Some((Effect::Partial, basis)), ..Layer::default() }
    }

    /// The same for the whole, where no word of one problem can tell that nothing was carried out of the others.
    fn of_whole(&self, led: Layer, all: &[Layer]) -> Layer {
        let is_refused = |of: &Layer| of.effect.is_some_and(|(effect, _)| effect == Effect::NotApplied);
        if !is_refused(&led) {
            return led;
        }
        let other = all.iter().find(|of| !is_refused(of)).map(|of| of.effect.or(unknown(ANOTHER).effect));
        let effect = if self.is_partial { self.partial().effect } else { other.unwrap_or(led.effect) };
        Layer { effect, ..led }
    }

    /// How hard it is to get over for a program.
    fn hardness(&self, layer: &Layer) -> u8 {
        let steps: Vec<Alternative> = self.counting(layer).map(|(steps, _)| Alternative::new(steps)).collect();
        let wait = layer.wait.map(|(wait, basis)| codetable::evidence::Fact::new(wait, basis));
        match Advice::new(Recovery::new(steps.leak(), Basis::Declared), wait, None).next(Idempotency::Idempotent) {
            Next::Send(_) => 0,
            Next::RefreshThenSend => 1,
            Next::Later(_) => 2,
            Next::Stop(_) => 3,
        }
    }

    fn counting<'l>(&'l self, layer: &'l Layer) -> impl Iterator<Item = (Steps, Basis)> + 'l {
        let counts = layer.recovery.iter().filter(|(when, ..)| when.is_none_or(|when| self.met.contains(&when)));
        counts.map(|(_, steps, basis)| (*steps, *basis))
    }

    fn told(&self, layer: &Layer) -> Told {
        let Layer { wait, effect, .. } = layer;
        let wait = wait.map(|(wait, basis)| (wait.to_string(), basis));
        Told { recovery: self.counting(layer).collect(), wait, effect: *effect }
    }
}

/// Each part of the first that has it; of a wait the first that may have one, for there has to be something to wait for.
fn pile(layers: &[Layer]) -> Layer {
    let recovery = |layers: &[Layer]| layers.iter().map(|of| &of.recovery).find(|of| !of.is_empty()).cloned();
    let may_wait = |place: usize| match recovery(&layers[..=place]) {
        Some(recovery) if place > 0 => recovery.iter().any(|(_, steps, _)| steps.last() == Some(&Step::Retry)),
        _ => true,
    };
    let mut waits = layers.iter().enumerate().filter(|(place, of)| of.wait.is_some() && may_wait(*place));
    Layer {
        recovery: recovery(layers).unwrap_or_default(),
        wait: waits.next().and_then(|(_, of)| of.wait),
        effect: layers.iter().find_map(|of| of.effect),
    }
}

/// The same, of which nothing was said of this.
fn inferred(layer: Layer, reason: &'static str) -> Layer {
    let basis = |basis: Basis| if matches!(basis, Basis::Inferred(_)) { basis } else { Basis::Inferred(reason) };
    Layer {
        recovery: layer.recovery.into_iter().map(|(when, steps, of)| (when, steps, basis(of))).collect(),
        wait: layer.wait.map(|(wait, of)| (wait, basis(of))),
        effect: layer.effect.map(|(effect, of)| (effect, basis(of))),
    }
}

fn unknown(reason: &'static str) -> Layer {
    Layer { effect: Some((Effect::Unknown, Basis::Inferred(reason))), ..Layer::default() }
}

/// What is registered of a status, whoever sends it; nothing where the library was built without that.
fn registered(status: u16) -> Layer {
    static NOBODY: Provider = Provider::new("nobody");
    codetable::__abi::status_advice(&NOBODY, status).into()
}

/// Whether a status is registered; each is, where the library was built without them.
fn is_registered(status: u16) -> bool {
    let is_of_errors = matches!(status, 400..=417 | 421..=426 | 428 | 429 | 431 | 451 | 500..=508 | 510 | 511);
    let is_listed = is_of_errors || matches!(status, 100..=103 | 200..=208 | 226 | 300..=305 | 307 | 308);
    is_listed || registered(503).effect.is_none() && registered(503).recovery.is_empty()
}

/// Whether a code tells of an error.
fn is_error(code: &Code<'_>) -> bool {
    let severity = match (code.row(), code.class()) {
        (Some(row), _) => row.severity(),
        (None, class) if code.family() == Family::Member => class.and_then(|class| class.severity),
        _ => return false,
    };
    severity.is_none_or(|fact| fact.value != Severity::Warning)
}

/// Whether a body or headers are as a condition asks.
fn is_met(condition: When, body: &serde_json::Value, headers: &[(&str, &str)]) -> bool {
    let sent = |name: &str| headers.iter().find(|(of, _)| of.eq_ignore_ascii_case(name)).map(|(_, value)| *value);
    let member = |pointer: &str| body.pointer(pointer).filter(|value| !value.is_null());
    match condition {
        When::Header(name) => sent(name).is_some(),
        When::HeaderIs(name, value) => sent(name) == Some(value),
        When::Member(pointer) => member(pointer).is_some(),
        When::MemberIs(pointer, value) => {
            member(pointer).is_some_and(|of| of.as_str().map_or_else(|| of.to_string(), str::to_owned) == value)
        }
        other => panic!("nobody asks whether {other}"),
    }
}

impl From<Advice> for Layer {
    fn from(advice: Advice) -> Self {
        Self {
            recovery: advice.recovery().all().map(|(when, of)| (when, of.value, of.basis)).collect(),
            wait: advice.wait().map(|wait| (wait, advice.wait_basis())),
            effect: advice.effect().map(|effect| (effect, advice.effect_basis())),
        }
    }
}

impl From<Advice> for Told {
    fn from(advice: Advice) -> Self {
        Self {
            recovery: advice.recovery().into_iter().map(|of| (of.value, of.basis)).collect(),
            wait: advice.wait().map(|wait| (wait.to_string(), advice.wait_basis())),
            effect: advice.effect().map(|effect| (effect, advice.effect_basis())),
        }
    }
}
