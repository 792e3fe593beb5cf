//! Advice in, plain words out: sequences of steps with "then", alternatives with "or".

mod verdict;

use super::{LinkTarget, Phrase, RichText};
use crate::catalog::advice::Advice;
use crate::catalog::{Alternative, Has, Header, Wait, When};
use crate::spec::StatusPattern;
use crate::vocabulary::{Effect, FieldRole, Format, Step, WaitKind};
use crate::{phrases, rich};

pub use verdict::{Call, Goes};

phrases! {
    /// What is told of a code.
    pub TO_DO: "What to do", "조치 방법";
    /// Whether to send the request again.
    pub AGAIN: "Send again", "재시도";
    /// How long to wait.
    pub WAIT: "Wait", "대기 시간";
    /// What became of the request.
    pub CARRIED_OUT: "Was it carried out?", "요청 처리 여부";
    /// Between alternatives in a sentence.
    pub OR_ELSE: "; or ", ". 또는 ";
    /// Between two things of which one will do.
    pub EITHER: " or ", " 또는 ";
    /// Between the steps of an alternative.
    pub THEN: ", then ", ", ";
    STATUSES: "{}", "";
    EXCEPT: "", "{}({} 제외)";
    /// Where advice comes from that is not the code's own.
    pub BY_RULE: "by the rule for {}", "{} 처리 기준 적용";
}

phrases! {
    /// Between two things that both count.
    pub AND: " and ", ", ";
    GIVEN: "if {}, ", "{} ";
    HAS_HEADER: "the response has {}", "응답에 {} 헤더가 있는 경우";
    HEADER_IS: "{} of the response is {}", "응답의 {} 헤더 값이 {}인 경우";
    HAS_MEMBER: "the body has {}", "본문에 {} 필드가 있는 경우";
    MEMBER_IS: "{} in the body is {}", "본문의 {} 값이 {}인 경우";
    THE_HEADER: "{}", "{} 헤더";
    THE_MEMBER: "{}", "{} 필드";
    GIVE: "{} with {}", "{}(첨부: {})";
    WAIT_AMOUNT: "wait as {} says{}", "{}에 지정된 시간만큼{} {}";
    WAIT_MOMENT: "wait as {} says{}", "{}에 지정된 시각까지{} {}";
    OR_A_WHILE: ", or a while without it", "(헤더가 없으면 잠시)";
    OR_A_WHILE_MEMBER: ", or a while without it", "(값이 없으면 잠시)";
    WAIT_SOON: "wait a while", "잠시 {}";
    WAIT_SECONDS: "wait {} seconds", "{}초 {}";
    WAIT_MONTH: "wait for the next month", "다음 달까지 {}";
    WAIT_NONE: "wait for nothing", "대기 없이";
    SAME_REQUEST: "send the same request again, GET only: before a POST, check whether it was carried out", "동일한 요청을 {}(GET만 해당. POST는 처리 여부를 먼저 확인하세요)";
    SAME_REQUEST_IN_PART: "send the same request again, GET only: before a POST, check which part was carried out", "동일한 요청을 {}(GET만 해당. POST는 처리된 부분을 먼저 확인하세요)";
    SEND_IT: "send it again", "재시도한 후";
    SEND_IT_LAST: "send it again", "재시도하세요";
    HOW_LONG_SECONDS: "{} seconds", "{}초";
    AS_MILLISECONDS: "as {} says, in milliseconds", "{}에 지정된 시간만큼(밀리초)";
    HOW_LONG_SOON: "a while: no time is named", "잠시(시간은 명시되지 않음)";
    HOW_LONG_MONTH: "until the next month begins", "다음 달이 시작될 때까지";
    HOW_LONG_MONTH_TOLD: "until the next month begins, that is {}", "다음 달이 시작될 때까지, 즉 {}";
    HOW_LONG_NONE: "no time at all", "대기 불필요";
    UNTIL_UNIX: "until the time in {}, in Unix seconds", "{}에 지정된 시각까지(Unix 시간, 초)";
    UNTIL_ISO: "until the time in {}, in ISO 8601", "{}에 지정된 시각까지(ISO 8601)";
    AS_RETRY_AFTER: "as {} says, in seconds or as an HTTP date", "{}에 지정된 시간만큼(초 또는 HTTP 날짜)";
    AS_SAID: "as {} says", "{}에 지정된 시간만큼";
    OR_AS: ", or ", " 또는 ";
    LATEST: "{}, whichever is later", "{} 중 더 늦은 시각";
}

/// A step as one to be taken last, as one that the last follows, as one that several follow, and in two or three words for a
/// column or a filter.
macro_rules! steps {
    ($($step:ident: $english:literal, $last:literal, $leading:literal, $led:literal; $name:literal, $korean:literal;)*) => {
        const fn step_words(step: Step) -> [Phrase; 4] {
            match step {
                $(Step::$step => [
                    Phrase { english: $english, korean: $last },
                    Phrase { english: $english, korean: $leading },
                    Phrase { english: $english, korean: $led },
                    Phrase { english: $name, korean: $korean },
                ],)*
            }
        }
    };
}

steps! {
    Retry: "send the same request again", "동일한 요청을 재시도하세요", "동일한 요청을 재시도한 후", "동일한 요청을 재시도하고"; "Send again", "재시도";
    Wait: "wait", "대기하세요", "대기한 후", "대기하고"; "Wait", "대기";
    RefreshCredentials: "get a new token", "토큰을 갱신하세요", "토큰을 갱신한 후", "토큰을 갱신하고"; "New token", "토큰 갱신";
    ReduceRate: "call less often", "호출량을 조정하세요", "호출량을 조정한 후", "호출량을 조정하고"; "Call less often", "호출량 조정";
    RaiseQuota: "have the quota raised", "한도 상향을 요청하세요", "한도 상향을 요청한 후", "한도 상향을 요청하고"; "Raise the quota", "한도 상향";
    FixRequest: "fix the request", "요청을 수정하세요", "요청을 수정한 후", "요청을 수정하고"; "Fix the request", "요청 수정";
    FixSetup: "fix the setup", "설정을 확인하고 변경하세요", "설정을 확인하고 변경한 후", "설정을 확인·변경하고"; "Fix the setup", "설정 확인/변경";
    ObtainPermission: "obtain the permission", "권한을 획득하세요", "권한을 획득한 후", "권한을 획득하고"; "Get permission", "권한 획득";
    ContactProvider: "contact support", "제공사에 문의하세요", "제공사에 문의한 후", "제공사에 문의하고"; "Contact support", "제공사 문의";
    RetryElsewhere: "send the same request over another connection, or to another node, region or account", "다른 연결이나 다른 노드·리전·계정으로 동일한 요청을 보내세요", "다른 연결이나 다른 노드·리전·계정으로 동일한 요청을 보낸 후", "다른 연결이나 다른 노드·리전·계정으로 동일한 요청을 보내고"; "Send elsewhere", "다른 경로로 재시도";
    DoNotRetry: "do not send it again", "재시도하지 마세요", "재시도하지 말고", "재시도하지 말고"; "Do not resend", "재시도 금지";
    NoAction: "nothing needs to be done", "조치할 필요가 없습니다", "조치할 필요 없이", "조치할 필요 없이"; "No action", "조치 불필요";
}

/// A step as a thing to do: `send the same request again`.
pub const fn step(step: Step) -> Phrase {
    step_words(step)[0]
}

/// A step in two or three words.
pub const fn brief(step: Step) -> Phrase {
    step_words(step)[3]
}

/// What became of the request, as the answer to "was it carried out?".
pub const fn effect(effect: Effect) -> Phrase {
    let (english, korean) = match effect {
        Effect::NotApplied => ("no: it was refused before anything was carried out", "처리되지 않음(처리 전 거부)"),
        Effect::Partial => ("in part", "일부만 처리됨"),
        Effect::Unknown => ("nobody can tell", "처리 여부를 알 수 없음"),
    };
    Phrase { english, korean }
}

/// What a member carries, as a thing to give to somebody.
pub const fn role(role: FieldRole) -> Phrase {
    let (english, korean) = match role {
        FieldRole::TraceId => ("the trace ID", "추적 ID"),
        FieldRole::RequestId => ("the request ID", "요청 ID"),
        FieldRole::OrgId => ("the organisation ID", "조직 ID"),
        FieldRole::Code => ("the code", "코드"),
        FieldRole::Message => ("the message", "메시지"),
        FieldRole::Status => ("the status", "상태 코드"),
        FieldRole::Timestamp => ("the time", "발생 시각"),
        FieldRole::Version => ("the API version", "API 버전"),
        FieldRole::Report => ("the report", "진단 정보"),
        _ => ("the member described below", "아래에 설명된 필드"),
    };
    Phrase { english, korean }
}

/// What statuses a pattern stands for: `429`, `4xx except 401 407`.
pub fn statuses(pattern: &str) -> RichText {
    match pattern.split_once(" except ") {
        Some((all, but)) => {
            rich![STATUSES.with([RichText::code(pattern)]), EXCEPT.with([all, but].map(RichText::code))]
        }
        None => RichText::code(pattern),
    }
}

/// `by the rule for 429`, with a link to it; nothing for the code's own part.
pub fn by_rule(rule: Option<&StatusPattern>) -> RichText {
    let link = |pattern: String| statuses(&pattern).linked(LinkTarget::Thing("status", pattern));
    rule.map_or_else(RichText::default, |pattern| BY_RULE.with([link(pattern.to_string())]))
}

/// What the headers of a wait tell.
enum Told {
    Amount,
    Moment,
    Either,
}

impl Advice<'_> {
    /// `Wait as X-Reset says, then send the same request again; or call less often.` Nothing where all are silent.
    pub fn recovery_words(&self) -> RichText {
        let alternatives = self.recovery().iter().map(|alternative| self.alternative_words(alternative));
        let words = RichText::join(alternatives, OR_ELSE).capitalized();
        if words.is_empty() { words } else { rich![words, "."] }
    }

    /// `wait a while, then send the same request again`
    pub fn alternative_words(&self, alternative: &Alternative) -> RichText {
        RichText::join(self.steps(alternative), THEN)
    }

    /// The steps of an alternative in words, one by one, its condition before the first.
    pub fn steps(&self, alternative: &Alternative) -> Vec<RichText> {
        let steps = &self.taken(alternative)[..];
        let given = alternative.when.as_ref().map(|when| GIVEN.with([self::when(when)]));
        let words = steps.iter().enumerate().map(|(index, step)| {
            let words = self.step_words(*step, steps, steps.len() - index - 1, alternative.when.is_some());
            if index == 0 { rich![given.clone().unwrap_or_default(), words] } else { words }
        });
        words.collect()
    }

    /// A step that so many others follow, of an alternative that may ask something of the response.
    fn step_words(&self, step: Step, alternative: &[Step], following: usize, is_given: bool) -> RichText {
        let is_last = following == 0;
        let words = RichText::from(step_words(step)[following.min(2)]);
        let wait = self.wait.as_ref().map(|wait| wait.fact.value.kind).filter(|_| step == Step::Wait);
        match (step, wait) {
            (Step::Retry, _) if alternative.contains(&Step::FixRequest) && is_last => SEND_IT_LAST.into(),
            (Step::Retry, _) if alternative.contains(&Step::FixRequest) => SEND_IT.into(),
            (Step::Retry, _) if self.is_doubtful() => {
                let phrase = if self.is_partial() { SAME_REQUEST_IN_PART } else { SAME_REQUEST };
                let word = if is_last { SEND_IT_LAST } else { SEND_IT };
                phrase.with([Phrase { english: "", ..word }.into()])
            }
            (_, Some(WaitKind::Header | WaitKind::Member)) => {
                let phrase = match self.told() {
                    Told::Amount | Told::Either => WAIT_AMOUNT,
                    Told::Moment => WAIT_MOMENT,
                };
                let or = match self.members().next() {
                    _ if is_given => RichText::default(),
                    None => OR_A_WHILE.into(),
                    Some(_) => OR_A_WHILE_MEMBER.into(),
                };
                phrase.with([self.headers(), or, words])
            }
            (_, Some(WaitKind::Seconds)) => WAIT_SECONDS.with([self.seconds(), words]),
            (_, Some(WaitKind::Soon)) => WAIT_SOON.with([words]),
            (_, Some(WaitKind::NextMonth)) => WAIT_MONTH.with([words]),
            (_, Some(WaitKind::None)) => WAIT_NONE.into(),
            (Step::ContactProvider, _) => self.contact(words),
            _ => words,
        }
    }

    /// `contact support with the trace ID`, with a link to how.
    fn contact(&self, step: RichText) -> RichText {
        let Some(support) = &self.provider.support else { return step };
        let ask = step.linked(LinkTarget::Section("support"));
        let ids = support.attach.iter().flat_map(|attach| &attach.value).map(|of| role(*of).into());
        let ids = RichText::join(ids, AND);
        if ids.is_empty() { ask } else { GIVE.with([ask, ids]) }
    }

    /// The headers of the wait.
    fn named(&self) -> impl Iterator<Item = &Header> {
        let indices = self.wait.iter().flat_map(|wait| &wait.fact.value.headers);
        indices.filter_map(|index| self.waits.headers.get(*index))
    }

    /// The members of bodies that the wait names, each with the format that it is described with.
    fn members(&self) -> impl Iterator<Item = (&str, Option<Format>)> {
        let fields = || self.waits.bodies.iter().flat_map(|body| &body.fields);
        let format = move |pointer: &str| fields().find(|of| of.pointer == pointer)?.format.as_ref().map(|of| of.value);
        let pointers = self.wait.iter().flat_map(|wait| &wait.fact.value.members);
        pointers.map(move |pointer| (pointer.as_str(), format(pointer)))
    }

    fn seconds(&self) -> RichText {
        let seconds = self.wait.as_ref().and_then(|wait| wait.fact.value.seconds);
        RichText::text(seconds.unwrap_or_default().to_string())
    }

    fn headers(&self) -> RichText {
        let members = self.members().map(|(pointer, _)| the_member(pointer));
        RichText::join(members.chain(self.named().map(|of| the_header(&of.name))), EITHER)
    }

    fn told(&self) -> Told {
        let formats = || {
            let headers = self.named().map(|of| of.format.as_ref().map(|of| of.value));
            headers.chain(self.members().map(|(_, format)| format.or(Some(Format::RetryAfter))))
        };
        let is = |wanted: &[Format]| formats().all(|of| of.is_some_and(|of| wanted.contains(&of)));
        if is(&[Format::RetryAfter, Format::Milliseconds, Format::Integer]) {
            Told::Amount
        } else if is(&[Format::UnixSeconds, Format::Iso8601]) {
            Told::Moment
        } else {
            Told::Either
        }
    }

    /// How long to wait: `until the time in X-Reset, in Unix seconds`, `a while: no time is named`.
    pub fn wait_words(&self) -> RichText {
        let Some(wait) = &self.wait else { return RichText::default() };
        match &wait.fact.value {
            Wait { kind: WaitKind::Header | WaitKind::Member, .. } => self.until(),
            Wait { kind: WaitKind::Seconds, .. } => HOW_LONG_SECONDS.with([self.seconds()]),
            Wait { kind: WaitKind::Soon, .. } => HOW_LONG_SOON.into(),
            Wait { kind: WaitKind::NextMonth, headers, .. } if headers.is_empty() => HOW_LONG_MONTH.into(),
            Wait { kind: WaitKind::NextMonth, .. } => HOW_LONG_MONTH_TOLD.with([self.until()]),
            Wait { kind: WaitKind::None, .. } => HOW_LONG_NONE.into(),
        }
    }

    /// What the headers of a wait say. Of several the latest counts.
    fn until(&self) -> RichText {
        let headers = || self.named().map(|of| (the_header(&of.name), of.format.as_ref().map(|format| format.value)));
        let all = || self.members().map(|(pointer, format)| (the_member(pointer), format)).chain(headers());
        let words = all().map(|(name, format)| {
            let phrase = match format {
                Some(Format::Milliseconds) => AS_MILLISECONDS,
                Some(Format::UnixSeconds) => UNTIL_UNIX,
                Some(Format::Iso8601) => UNTIL_ISO,
                Some(Format::RetryAfter) => AS_RETRY_AFTER,
                _ => AS_SAID,
            };
            phrase.with([name])
        });
        let words = RichText::join(words, OR_AS);
        if all().count() > 1 { LATEST.with([words]) } else { words }
    }

    /// What became of the request; nothing where nobody says.
    pub fn effect_words(&self) -> RichText {
        self.effect.as_ref().map_or_else(RichText::default, |part| effect(part.fact.value).into())
    }
}

/// What has to hold of a response: `the response has Retry-After`.
#[must_use]
pub fn when(When { has, value }: &When) -> RichText {
    let value = value.as_ref().map(RichText::code);
    match (has, value) {
        (Has::Header(name), None) => HAS_HEADER.with([header(name)]),
        (Has::Header(name), Some(value)) => HEADER_IS.with([header(name), value]),
        (Has::Member(pointer), None) => HAS_MEMBER.with([member(pointer)]),
        (Has::Member(pointer), Some(value)) => MEMBER_IS.with([member(pointer), value]),
    }
}

fn member(pointer: &str) -> RichText {
    RichText::code(pointer).linked(LinkTarget::Section("bodies"))
}

fn header(name: &str) -> RichText {
    RichText::code(name).linked(LinkTarget::Section("headers"))
}

fn the_member(pointer: &str) -> RichText {
    THE_MEMBER.with([member(pointer)])
}

fn the_header(name: &str) -> RichText {
    THE_HEADER.with([header(name)])
}
