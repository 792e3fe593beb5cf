//! What to do about a code in, plain words out: sequences with "then", alternatives with "or".

use super::evidence::role;
use super::language::Language;
use super::place::Place;
use super::span::{Words, say};
use super::step::{leading, plain};
use codetable_model::catalog::advice as catalog;
use codetable_model::catalog::advice::sends;
use codetable_model::catalog::{Alternative, Facts, Provider, Wait, When};
use codetable_model::spec::StatusPattern;
use codetable_model::vocabulary::{Effect, Format, Step, WaitKind};
use std::ops::Deref;

/// What to do, in the words of a language.
#[derive(Debug)]
pub(crate) struct Advice<'a> {
    advice: catalog::Advice<'a>,
    provider: &'a Provider,
    language: Language,
}

impl<'a> Deref for Advice<'a> {
    type Target = catalog::Advice<'a>;

    fn deref(&self) -> &catalog::Advice<'a> {
        &self.advice
    }
}

impl<'a> Advice<'a> {
    /// The advice of `facts`, completed by the rules for `status`.
    pub(crate) fn of(facts: &'a Facts, status: Option<u16>, provider: &'a Provider, language: Language) -> Self {
        Self { advice: catalog::Advice::of(facts, status, provider), provider, language }
    }

    /// `Wait as X-Reset says, then send the same request again; or call less often.` Nothing where all are silent.
    pub(crate) fn recovery_words(&self) -> Words {
        let recovery = self.recovery();
        if recovery.is_empty() {
            return Words::default();
        }
        let alternatives = recovery.iter().map(|alternative| self.alternative_words(alternative));
        say![Words::join(alternatives, self.language.of("; or ", ". 또는 ")).capitalized(), "."]
    }

    /// `wait a while, then send the same request again`
    pub(crate) fn alternative_words(&self, alternative: &Alternative) -> Words {
        Words::join(self.steps(alternative), self.language.of(", then ", ", "))
    }

    /// The steps of an alternative in words, one by one, its condition before the first.
    pub(crate) fn steps(&self, alternative: &Alternative) -> Vec<Words> {
        let steps = &alternative.steps.value;
        let words = steps.iter().enumerate().map(|(index, step)| {
            let step = self.step_words(*step, steps, index + 1 == steps.len());
            if index == 0 { say![self.given(alternative), step] } else { step }
        });
        words.collect()
    }

    /// `if the response has Retry-After, `
    fn given(&self, alternative: &Alternative) -> Words {
        let Some(When::Header(name)) = &alternative.when else { return Words::default() };
        let header = Words::code(name).about(&Place::Headers);
        match self.language {
            Language::English => say!["if the response has ", header, ", "],
            Language::Korean => say!["응답에 ", header, " 헤더가 있으면 "],
        }
    }

    fn step_words(&self, step: Step, alternative: &[Step], is_last: bool) -> Words {
        let words = if is_last { plain(step, self.language) } else { leading(step, self.language) };
        match step {
            Step::Retry if alternative.contains(&Step::FixRequest) => {
                self.language.of("send it again", if is_last { "다시 보내세요" } else { "다시 보낸 다음" }).into()
            }
            Step::Wait => self.wait_step(words),
            Step::ContactProvider => self.contact(words),
            _ => words.into(),
        }
    }

    /// The wait as a step: how the header writes its time is told apart from it.
    fn wait_step(&self, step: &'static str) -> Words {
        let kind = self.wait.as_ref().map(|wait| wait.fact.value.kind);
        match (kind, self.language) {
            (None, _) => step.into(),
            (Some(WaitKind::Header), Language::English) => say!["wait as ", self.headers(), " says"],
            (Some(WaitKind::Header), Language::Korean) => say![self.headers(), "의 시각까지 ", step],
            (Some(WaitKind::Soon), Language::English) => "wait a while".into(),
            (Some(WaitKind::Soon), Language::Korean) => say!["잠시 ", step],
            (Some(WaitKind::NextMonth), Language::English) => "wait for the next month".into(),
            (Some(WaitKind::NextMonth), Language::Korean) => say!["다음 달까지 ", step],
            (Some(WaitKind::None), _) => self.language.of("wait for nothing", "기다리지 말고").into(),
        }
    }

    /// `ask the provider and give the trace id`, with a link to how.
    fn contact(&self, step: &'static str) -> Words {
        let Some(support) = &self.provider.support else { return step.into() };
        let ask = Words::from(step).about(&Place::Support);
        let ids = support.attach.iter().flat_map(|attach| &attach.value).map(|of| role(*of, self.language).into());
        let ids = Words::join(ids, self.language.of(" and ", ", "));
        match self.language {
            _ if ids.is_empty() => ask,
            Language::English => say![ask, " and give ", ids],
            Language::Korean => say![ask, "(알릴 것: ", ids, ")"],
        }
    }

    /// Whether to send the request again: `yes`, `no`, `after a while`, `with a new token`, `after the fix` …
    pub(crate) fn again_words(&self) -> Words {
        let recovery = self.recovery();
        if recovery.is_empty() {
            return Words::default();
        }
        let alone = self.alone();
        let sent = || recovery.iter().map(|alternative| alternative.steps.value.as_slice()).find(|steps| sends(steps));
        let Some(alternative) = alone.or_else(sent) else {
            return self.language.of("no", "아니요").into();
        };
        let mut conditions: Vec<Words> = alternative.iter().map(|step| self.condition(*step)).collect();
        // A wait is meant for the alternative that a program walks, even where the document's alternative does not name it.
        if alone.is_some() && !alternative.contains(&Step::Wait) && self.wait.is_some() {
            conditions.push(self.after());
        }
        let words = Words::join(conditions, ", ");
        let words = if words.is_empty() { self.language.of("yes", "예").into() } else { words };
        let doubt = self.language.of(", if safe to repeat", ", 반복해도 안전한 요청이면");
        say![words, if self.is_doubtful() { doubt } else { "" }]
    }

    /// The same, and what to do with a request that is not safe to repeat.
    pub(crate) fn again_in_full(&self) -> Words {
        let otherwise = self.language.of(
            "; otherwise it may have been carried out: look before you send it again",
            ". 그렇지 않으면 이미 처리되었을 수 있으니, 다시 보내기 전에 먼저 확인하세요",
        );
        say![self.again_words(), if self.is_doubtful() { otherwise } else { "" }]
    }

    /// What has to come first where an alternative sends the request again.
    fn condition(&self, step: Step) -> Words {
        let language = self.language;
        match step {
            Step::Retry => Words::default(),
            Step::Wait => self.after(),
            Step::RefreshCredentials => language.of("with a new token", "새 토큰으로").into(),
            Step::ReduceRate => language.of("more slowly", "더 천천히").into(),
            Step::RaiseQuota => language.of("once the allowance is raised", "한도를 늘린 뒤").into(),
            Step::FixRequest | Step::FixSetup => language.of("after the fix", "고친 뒤").into(),
            Step::ObtainPermission => language.of("once permitted", "권한을 얻은 뒤").into(),
            Step::ContactProvider => language.of("once the provider agrees", "제공자가 동의하면").into(),
            Step::RetryElsewhere => language.of("elsewhere", "다른 곳으로").into(),
            Step::DoNotRetry | Step::NoAction => Words::default(),
        }
    }

    fn after(&self) -> Words {
        let language = self.language;
        let Some(wait) = &self.wait else { return language.of("later", "나중에").into() };
        match wait.fact.value.kind {
            WaitKind::Header => say![language.of("after ", ""), self.headers(), language.of("", "의 시각 뒤")],
            WaitKind::Soon => language.of("after a while", "잠시 뒤").into(),
            WaitKind::NextMonth => language.of("next month", "다음 달에").into(),
            WaitKind::None => Words::default(),
        }
    }

    /// The headers of the wait.
    fn headers(&self) -> Words {
        let indices = self.wait.iter().flat_map(|wait| &wait.fact.value.headers);
        let headers = indices.filter_map(|index| self.provider.headers.get(*index));
        let links = headers.map(|header| Words::code(&header.name).about(&Place::Headers));
        Words::join(links, self.language.of(" or ", " 또는 "))
    }

    /// How long to wait: `until the time in X-Reset, in Unix seconds`, `a while: no time is named`.
    pub(crate) fn wait_words(&self) -> Words {
        let language = self.language;
        let Some(wait) = &self.wait else { return Words::default() };
        let wait = &wait.fact.value;
        match wait.kind {
            WaitKind::Header => self.named(wait),
            WaitKind::Soon => language.of("a while: no time is named", "잠시: 얼마나인지는 나와 있지 않습니다").into(),
            WaitKind::NextMonth if wait.headers.is_empty() => {
                language.of("until the next month begins", "다음 달이 시작될 때까지").into()
            }
            WaitKind::NextMonth => {
                say![
                    language.of("until the next month begins, that is ", "다음 달이 시작될 때까지, 곧 "),
                    self.named(wait)
                ]
            }
            WaitKind::None => language.of("no time at all", "기다릴 필요 없음").into(),
        }
    }

    /// What the headers of a wait say. Of several the latest counts.
    fn named(&self, wait: &Wait) -> Words {
        let headers = wait.headers.iter().filter_map(|index| self.provider.headers.get(*index));
        let headers = headers.map(|header| {
            let link = Words::code(&header.name).about(&Place::Headers);
            match (header.format.as_ref().map(|format| format.value), self.language) {
                (Some(Format::UnixSeconds), Language::English) => say!["until the time in ", link, ", in Unix seconds"],
                (Some(Format::UnixSeconds), Language::Korean) => say![link, "의 시각까지(유닉스 초)"],
                (Some(Format::Iso8601), Language::English) => say!["until the time in ", link, ", in ISO 8601"],
                (Some(Format::Iso8601), Language::Korean) => say![link, "의 시각까지(ISO 8601)"],
                (Some(Format::RetryAfter), Language::English) => {
                    say!["as ", link, " says, in seconds or as an HTTP date"]
                }
                (Some(Format::RetryAfter), Language::Korean) => say![link, "에 적힌 만큼(초 또는 HTTP 날짜)"],
                (_, Language::English) => say!["as ", link, " says"],
                (_, Language::Korean) => say![link, "에 적힌 대로"],
            }
        });
        let words = Words::join(headers, self.language.of(", or ", " 또는 "));
        let latest = self.language.of(", whichever is later", ", 그 가운데 늦은 쪽");
        say![words, if wait.headers.len() > 1 { latest } else { "" }]
    }

    /// What became of the request; nothing where nobody says.
    pub(crate) fn effect_words(&self) -> Words {
        self.effect.as_ref().map_or_else(Words::default, |effect| effect_words(effect.fact.value, self.language).into())
    }
}

/// `by the rule for 429` with a link to it; nothing for the code's own part.
pub(crate) fn rule_words(rule: Option<&StatusPattern>, language: Language) -> Words {
    rule.map_or_else(Words::default, |pattern| {
        let words = pattern.to_string();
        let link = Words::code(&words).about(&Place::Status(words.clone()));
        say![language.of("by the rule for ", ""), link, language.of("", "에 대한 규칙")]
    })
}

/// What became of the request, as the answer to "was it carried out?".
pub(crate) const fn effect_words(effect: Effect, language: Language) -> &'static str {
    match effect {
        Effect::NotApplied => {
            language.of("no: it was refused before anything was carried out", "아니요: 실행되기 전에 거절되었습니다")
        }
        Effect::Partial => language.of("in part", "일부만 실행되었습니다"),
        Effect::Unknown => language.of("nobody can tell", "알 수 없습니다"),
    }
}
