//! What is said of a code in, which calls may be sent again out, in words.

use super::{Told, brief, step_words};
use crate::catalog::advice::{Advice, sends};
use crate::catalog::{Alternative, Has};
use crate::phrases;
use crate::rich;
use crate::vocabulary::{Effect, Step, WaitKind};
use crate::words::{Phrase, RichText};

phrases! {
    SAFE_CALLS: "GET", "GET";
    OTHER_CALLS: "POST", "POST";
    ANY_CALL: "Any call", "모든 요청";
    CALL: "{}: {}", "{}: {}";
    WHOLE: "{}.", "{}.";
    BETWEEN: "; ", ", ";
    YES: "yes", "가능";
    TRY: "try again", "재시도 가능";
    WHEN: "{}", "{} 가능";
    TRY_WHEN: "try again {}", "{} 재시도 가능";
    NO: "no", "불가";
    DO_NOT_TRY: "do not try again", "재시도 불가";
    NO_NEED: "no need", "불필요";
    NO_NEED_TO_TRY: "no need to try again", "재시도 불필요";
    NOT_AS_IT_IS: "not as it is", "불가(수정 필요)";
    DO_NOT_TRY_AS_IT_IS: "do not try again as it is: fix the request", "동일 요청 재시도 불가(수정 필요)";
    UNDER_STATUS: "", "상태 코드가 {}인 경우 ";
    IF_WITH_STATUS: " (if it came with status {})", "";
    NOT_BEFORE: "no: {}", "불가({} 필요)";
    DO_NOT_TRY_BEFORE: "do not try again: {}", "재시도 불가({} 필요)";
    SETUP_FIRST: "fix the setup", "설정 변경";
    PERMISSION_FIRST: "get permission", "권한";
    RATE_FIRST: "call less often", "호출량 조정";
    QUOTA_FIRST: "have the quota raised", "한도 상향";
    MAY_BE_DONE: "do not: it may have gone through, check first", "재시도 불가(이미 처리되었을 수 있음, 먼저 확인)";
    MAY_BE_DONE_IN_PART: "do not: a part of it has gone through, check which first", "재시도 불가(일부가 이미 처리됨, 먼저 확인)";
    NO_MAY_BE_DONE: "no (may have gone through: check first)", "불가(이미 처리되었을 수 있음, 먼저 확인)";
    NO_MAY_BE_DONE_IN_PART: "no (a part has gone through: check which first)", "불가(일부가 이미 처리됨, 먼저 확인)";
}

// What has to come first. What somebody does is a noun in Korean, and several of them share one word for "after".
phrases! {
    NEXT: ", ", ", ";
    AND_DEED: ", ", " 및 ";
    AFTER_DEED: ", ", " 후 ";
    LAST_DEED: "", " 후";
    WITH_TOKEN: "with a new token", "토큰 갱신";
    SLOWER: "more slowly", "호출량 조정";
    ONCE_RAISED: "once the quota is raised", "한도 상향";
    AFTER_FIX: "after the fix", "수정";
    AFTER_SETUP: "after the fix", "설정 변경";
    ONCE_PERMITTED: "once permitted", "권한 획득";
    ONCE_AGREED: "once support agrees", "제공사 확인";
    ELSEWHERE: "elsewhere", "다른 경로로";
    LATER: "later", "나중에";
    AFTER_AMOUNT: "after {}", "{}에 지정된 시간만큼 대기";
    AFTER_MOMENT: "after {}", "{}의 시각 이후";
    ELSE_SOON: " (without it: after a back-off)", "(헤더가 없으면 잠시 후)";
    ELSE_SOON_MEMBER: " (without it: after a back-off)", "(값이 없으면 잠시 후)";
    ONLY_GIVEN: " (if given)", "(헤더가 있는 경우)";
    ONLY_GIVEN_MEMBER: " (if given)", "(값이 있는 경우)";
    OR_FIRST: ", or {}", ", 또는 {}";
    BOTH_FIRST: " and ", "·";
    AFTER_SOON: "after a back-off", "잠시 후";
    AFTER_BACK_OFF: "after a back-off", "잠시 대기";
    AFTER_SECONDS: "after {} seconds", "{}초 대기";
    NEXT_MONTH: "next month", "다음 달부터";
}

/// Calls of a kind, and whether to send them again.
#[derive(Clone, Debug)]
pub struct Call {
    /// What they are called by: the method of one that is safe to repeat, of one that is not, or any.
    pub calls: Phrase,
    /// Who may send them again.
    pub goes: Goes,
    /// The same in words: `try again after a back-off`.
    pub says: RichText,
    /// In few words, as the answer to "send again?": `after a back-off`.
    pub brief: RichText,
}

/// Who may send a request again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Goes {
    /// A program.
    Alone,
    /// A program, but not before another month begins.
    Later,
    /// A program, once a person has done something.
    ByHand,
    /// Nobody.
    Never,
    /// Nobody needs to.
    Needless,
}

impl Goes {
    /// What style sheets and programs call it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Later => "later",
            Self::ByHand => "byhand",
            Self::Never => "never",
            Self::Needless => "needless",
        }
    }
}

/// A condition, and whether it is something to do, which Korean has as a noun.
struct Condition {
    says: RichText,
    is_deed: bool,
}

impl Condition {
    fn deed(says: impl Into<RichText>) -> Self {
        Self { says: says.into(), is_deed: true }
    }

    fn other(says: impl Into<RichText>) -> Self {
        Self { says: says.into(), is_deed: false }
    }

    /// `more slowly, after a back-off`: `호출량 조정 및 잠시 대기 후`
    fn join(conditions: Vec<Self>) -> RichText {
        let mut whole = RichText::default();
        let mut before = None;
        for Self { says, is_deed } in conditions {
            let between = match (before, is_deed) {
                (None, _) => RichText::default(),
                (Some(true), true) => AND_DEED.into(),
                (Some(true), false) => AFTER_DEED.into(),
                (Some(false), _) => NEXT.into(),
            };
            whole = rich![whole, between, says];
            before = Some(is_deed);
        }
        if before == Some(true) { rich![whole, LAST_DEED] } else { whole }
    }
}

impl Call {
    fn any(goes: Goes, says: impl Into<RichText>, brief: impl Into<RichText>) -> Self {
        Self { calls: ANY_CALL, goes, says: says.into(), brief: brief.into() }
    }

    /// `GET: after a back-off`; for any call without that.
    pub fn in_brief(&self) -> RichText {
        if self.calls == ANY_CALL { self.brief.clone() } else { CALL.with([self.calls.into(), self.brief.clone()]) }
    }
}

impl Advice<'_> {
    /// Whether to send the request again: `yes`, `no`, `with a new token`, `GET: after a back-off; POST: no` …
    pub fn again_words(&self) -> RichText {
        RichText::join(self.verdict().iter().map(Call::in_brief), BETWEEN)
    }

    /// The same in words of calls: `GET: try again after a back-off. POST: do not: it may have gone through, check first.`
    pub fn again_in_full(&self) -> RichText {
        let calls = self.verdict().into_iter().map(|call| CALL.with([call.calls.into(), call.says]));
        RichText::join(calls.map(|call| WHOLE.with([call])), " ")
    }

    /// Whether calls of each kind may be sent again; nothing where nobody says what to do.
    pub fn verdict(&self) -> Vec<Call> {
        let Some(conditions) = self.conditions() else { return self.refusal().into_iter().collect() };
        let [says, brief] = if conditions.is_empty() {
            [TRY, YES].map(RichText::from)
        } else {
            [TRY_WHEN, WHEN].map(|phrase| rich![phrase.with([conditions.clone()]), self.otherwise()])
        };
        let is_late = self.wait.as_ref().is_some_and(|wait| wait.fact.value.kind == WaitKind::NextMonth);
        let goes = match self.alone() {
            Some(_) if is_late => Goes::Later,
            Some(_) => Goes::Alone,
            None => Goes::ByHand,
        };
        if !self.is_doubtful() {
            let says = rich![self.under_status(says), self.instead()];
            return vec![Call::any(goes, says, rich![brief, self.instead()])];
        }
        let [says, brief] = [says, brief].map(|of| rich![of, self.instead()]);
        let [not, no] = match self.is_partial() {
            true => [MAY_BE_DONE_IN_PART, NO_MAY_BE_DONE_IN_PART],
            false => [MAY_BE_DONE, NO_MAY_BE_DONE],
        };
        let call = |calls, goes, says, brief| Call { calls, goes, says, brief };
        vec![call(SAFE_CALLS, goes, says, brief), call(OTHER_CALLS, Goes::Never, not.into(), no.into())]
    }

    /// With the status that it holds for, where a rule for that status is all that tells that nothing was carried out.
    fn under_status(&self, says: RichText) -> RichText {
        let is_by_rule = self.effect.as_ref().is_some_and(|effect| effect.rule.is_some());
        match self.listed.filter(|_| is_by_rule && self.alone().is_some()) {
            Some(status) => {
                let with = |phrase: Phrase| phrase.with([RichText::text(status.to_string())]);
                rich![with(UNDER_STATUS), says, with(IF_WITH_STATUS)]
            }
            None => says,
        }
    }

    /// That no call is to be sent again, in the words of the step that all alternatives begin with.
    fn refusal(&self) -> Option<Call> {
        let mut first = self.recovery().iter().map(|alternative| alternative.steps.value.first());
        let step = first.next()?;
        let is_shared = first.all(|other| other == step);
        let (goes, says, brief) = match step {
            Some(Step::NoAction) if is_shared => (Goes::Needless, NO_NEED_TO_TRY, NO_NEED),
            Some(Step::FixRequest) if is_shared => (Goes::Never, DO_NOT_TRY_AS_IT_IS, NOT_AS_IT_IS),
            Some(step) if is_shared => return Some(Self::refusal_before(*step)),
            _ => (Goes::Never, DO_NOT_TRY, NO),
        };
        Some(Call::any(goes, says, brief))
    }

    /// The same with what a person has to do, if that is a matter of the caller's own.
    fn refusal_before(step: Step) -> Call {
        let first = match step {
            Step::FixSetup => SETUP_FIRST,
            Step::ObtainPermission => PERMISSION_FIRST,
            Step::ReduceRate => RATE_FIRST,
            Step::RaiseQuota => QUOTA_FIRST,
            _ => return Call::any(Goes::Never, DO_NOT_TRY, NO),
        };
        let [says, brief] = [DO_NOT_TRY_BEFORE, NOT_BEFORE].map(|phrase| phrase.with([first.into()]));
        Call::any(Goes::Never, says, brief)
    }

    pub(super) fn is_partial(&self) -> bool {
        self.effect.as_ref().is_some_and(|effect| effect.fact.value == Effect::Partial)
    }

    /// The one that a program follows, else the first that sends the request again.
    fn sent_first(&self) -> Option<&Alternative> {
        self.walked().or_else(|| self.sent())
    }

    /// The first alternative that sends the request again, whoever follows it.
    fn sent(&self) -> Option<&Alternative> {
        self.recovery().iter().find(|alternative| sends(&alternative.steps.value))
    }

    /// `, or fix the setup`: what a person is told to do before that, or wherever that does not hold. Whoever reads no more
    /// than the verdict would miss it.
    fn instead(&self) -> RichText {
        let Some(sent) = self.sent_first() else { return RichText::default() };
        let place = self.recovery().iter().position(|of| std::ptr::eq(of, sent));
        let others = self.recovery().iter().enumerate().filter(|(at, _)| sent.when.is_some() || Some(*at) < place);
        let by_person = others.filter(|(_, of)| !of.steps.value.iter().all(|step| step.is_automatic()));
        let others = by_person.filter(|(_, of)| !std::ptr::eq(*of, sent)).map(|(_, of)| {
            let steps = of.steps.value.iter().filter(|step| !matches!(step, Step::Wait | Step::Retry));
            let steps = steps.map(|step| Phrase { english: step_words(*step)[0].english, korean: brief(*step).korean });
            OR_FIRST.with([RichText::join(steps.map(RichText::from), BOTH_FIRST)])
        });
        RichText::join(others, "")
    }

    /// What counts where a header or a member that tells of the wait is not there; that it has to be, where the alternative
    /// asks for it.
    fn otherwise(&self) -> RichText {
        let Some(wait) = &self.wait else { return RichText::default() };
        if !matches!(wait.fact.value.kind, WaitKind::Header | WaitKind::Member) {
            return RichText::default();
        }
        let is_told = |has: &Has| match has {
            Has::Header(name) => self.named().any(|of| of.name.eq_ignore_ascii_case(name)),
            Has::Member(pointer) => self.members().any(|(of, _)| of == pointer),
        };
        let sent = self.sent().filter(|_| self.alone().is_none());
        let is_asked = sent.and_then(|of| of.when.as_ref()).is_some_and(|when| is_told(&when.has));
        let waits = sent.is_none_or(|of| of.steps.value.contains(&Step::Wait));
        let is_member = self.members().next().is_some();
        match (waits, is_asked, is_member) {
            (false, ..) => RichText::default(),
            (true, true, false) => ONLY_GIVEN.into(),
            (true, true, true) => ONLY_GIVEN_MEMBER.into(),
            (true, false, false) => ELSE_SOON.into(),
            (true, false, true) => ELSE_SOON_MEMBER.into(),
        }
    }

    /// What has to come before the request is sent again; `None` where it is not.
    fn conditions(&self) -> Option<RichText> {
        let mut steps = self.taken(self.sent_first()?);
        steps.retain(|step| *step != Step::Retry);
        let conditions = steps.iter().filter_map(|step| self.condition(*step, steps.len() == 1));
        Some(Condition::join(conditions.collect()))
    }

    /// What has to come first where an alternative sends the request again.
    fn condition(&self, step: Step, is_only: bool) -> Option<Condition> {
        Some(match step {
            Step::Retry | Step::DoNotRetry | Step::NoAction => return None,
            Step::Wait => return self.after(is_only),
            Step::RefreshCredentials => Condition::deed(WITH_TOKEN),
            Step::ReduceRate => Condition::deed(SLOWER),
            Step::RaiseQuota => Condition::deed(ONCE_RAISED),
            Step::FixRequest => Condition::deed(AFTER_FIX),
            Step::FixSetup => Condition::deed(AFTER_SETUP),
            Step::ObtainPermission => Condition::deed(ONCE_PERMITTED),
            Step::ContactProvider => Condition::deed(ONCE_AGREED),
            Step::RetryElsewhere => Condition::other(ELSEWHERE),
        })
    }

    fn after(&self, is_only: bool) -> Option<Condition> {
        let Some(wait) = &self.wait else { return Some(Condition::other(LATER)) };
        Some(match wait.fact.value.kind {
            WaitKind::Header | WaitKind::Member => match self.told() {
                Told::Moment => Condition::other(AFTER_MOMENT.with([self.headers()])),
                Told::Amount | Told::Either => Condition::deed(AFTER_AMOUNT.with([self.headers()])),
            },
            WaitKind::Seconds => Condition::deed(AFTER_SECONDS.with([self.seconds()])),
            WaitKind::Soon if is_only => Condition::other(AFTER_SOON),
            WaitKind::Soon => Condition::deed(AFTER_BACK_OFF),
            WaitKind::NextMonth => Condition::other(NEXT_MONTH),
            WaitKind::None => return None,
        })
    }
}
