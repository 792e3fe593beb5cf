//! What is said of a code in, which calls may be sent again out, in words.

use super::Told;
use crate::catalog::advice::{Advice, sends};
use crate::phrases;
use crate::vocabulary::{Effect, Step, WaitKind};
use crate::words::{Phrase, RichText};

phrases! {
    YES: "yes", "가능";
    NO: "no", "불가";
    DOUBTFUL: "GET: {}; POST: no", "GET: {}, POST: 불가";
    SAFE_CALLS: "GET", "GET";
    OTHER_CALLS: "POST", "POST";
    ANY_CALL: "Any call", "모든 요청";
    CALL: "{}: {}.", "{}: {}.";
    TRY: "try again", "재시도 가능";
    TRY_WHEN: "try again {}", "{} 재시도 가능";
    DO_NOT_TRY: "do not try again", "재시도 불가";
    NO_NEED: "no need to try again", "재시도 불필요";
    MAY_BE_DONE: "do not; it may have gone through", "재시도 불가(이미 처리되었을 수 있음)";
    MAY_BE_DONE_IN_PART: "do not; a part of it has gone through", "재시도 불가(일부가 이미 처리됨)";
    WITH_TOKEN: "with a new token", "토큰 갱신 후";
    SLOWER: "more slowly", "호출량 조정 후";
    ONCE_RAISED: "once the quota is raised", "한도 상향 후";
    AFTER_FIX: "after the fix", "수정 후";
    AFTER_SETUP: "after the fix", "설정 변경 후";
    ONCE_PERMITTED: "once permitted", "권한 획득 후";
    ONCE_AGREED: "once support agrees", "제공사 확인 후";
    ELSEWHERE: "elsewhere", "다른 경로로";
    LATER: "later", "나중에";
    AFTER_AMOUNT: "after {}", "{} 값만큼 대기한 후";
    AFTER_MOMENT: "after {}", "{} 시각 이후";
    AFTER_VALUE: "after {}", "{} 값에 따라 대기한 후";
    AFTER_SOON: "after a back-off", "잠시 후";
    AFTER_SECONDS: "after {} seconds", "{}초 후";
    NEXT_MONTH: "next month", "다음 달";
}

/// Calls of a kind, and whether to send them again.
#[derive(Clone, Debug)]
pub struct Call {
    /// What they are called by: the method of one that is safe to repeat, of one that is not, or any.
    pub calls: Phrase,
    /// Who may send them again.
    pub goes: Goes,
    /// The same in words.
    pub says: RichText,
}

/// Who may send a request again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goes {
    /// A program.
    Alone,
    /// A program, once a person has done something.
    ByHand,
    /// Nobody.
    Never,
}

impl Advice<'_> {
    /// Whether to send the request again: `yes`, `no`, `with a new token`, `GET: after a back-off; POST: no` …
    pub fn again_words(&self) -> RichText {
        let words = match self.conditions() {
            _ if self.recovery().is_empty() => return RichText::default(),
            None => return NO.into(),
            Some(words) if words.is_empty() => YES.into(),
            Some(words) => words,
        };
        if self.is_doubtful() { DOUBTFUL.with([words]) } else { words }
    }

    /// The same in words of calls: `GET: try again after a back-off. POST: do not; it may have gone through.`
    pub fn again_in_full(&self) -> RichText {
        let calls = self.verdict().into_iter().map(|call| CALL.with([call.calls.into(), call.says]));
        RichText::join(calls, " ")
    }

    /// Whether calls of each kind may be sent again; nothing where nobody says what to do.
    pub fn verdict(&self) -> Vec<Call> {
        let again = match self.conditions() {
            _ if self.recovery().is_empty() => return Vec::new(),
            None => {
                let says = if self.is_done() { NO_NEED } else { DO_NOT_TRY };
                return vec![Call { calls: ANY_CALL, goes: Goes::Never, says: says.into() }];
            }
            Some(words) if words.is_empty() => TRY.into(),
            Some(words) => TRY_WHEN.with([words]),
        };
        let goes = if self.alone().is_some() { Goes::Alone } else { Goes::ByHand };
        if !self.is_doubtful() {
            return vec![Call { calls: ANY_CALL, goes, says: again }];
        }
        let is_partial = self.effect.as_ref().is_some_and(|effect| effect.fact.value == Effect::Partial);
        let not = if is_partial { MAY_BE_DONE_IN_PART } else { MAY_BE_DONE };
        vec![
            Call { calls: SAFE_CALLS, goes, says: again },
            Call { calls: OTHER_CALLS, goes: Goes::Never, says: not.into() },
        ]
    }

    /// Whether there is nothing to do, as after a warning.
    fn is_done(&self) -> bool {
        self.recovery().iter().all(|alternative| alternative.steps.value == [Step::NoAction])
    }

    /// What has to come before the request is sent again; `None` where it is not.
    fn conditions(&self) -> Option<RichText> {
        let alone = self.alone();
        let sent =
            || self.recovery().iter().map(|alternative| alternative.steps.value.as_slice()).find(|steps| sends(steps));
        let alternative = alone.or_else(sent)?;
        let mut conditions: Vec<RichText> = alternative.iter().map(|step| self.condition(*step)).collect();
        // A wait is meant for the alternative that a program walks, even where the document's alternative does not name it.
        if alone.is_some() && !alternative.contains(&Step::Wait) && self.wait.is_some() {
            conditions.push(self.after());
        }
        Some(RichText::join(conditions, ", "))
    }

    /// What has to come first where an alternative sends the request again.
    fn condition(&self, step: Step) -> RichText {
        match step {
            Step::Retry | Step::DoNotRetry | Step::NoAction => RichText::default(),
            Step::Wait => self.after(),
            Step::RefreshCredentials => WITH_TOKEN.into(),
            Step::ReduceRate => SLOWER.into(),
            Step::RaiseQuota => ONCE_RAISED.into(),
            Step::FixRequest => AFTER_FIX.into(),
            Step::FixSetup => AFTER_SETUP.into(),
            Step::ObtainPermission => ONCE_PERMITTED.into(),
            Step::ContactProvider => ONCE_AGREED.into(),
            Step::RetryElsewhere => ELSEWHERE.into(),
        }
    }

    fn after(&self) -> RichText {
        let Some(wait) = &self.wait else { return LATER.into() };
        match (wait.fact.value.kind, self.told()) {
            (WaitKind::Header | WaitKind::Member, Told::Amount) => AFTER_AMOUNT.with([self.headers()]),
            (WaitKind::Header | WaitKind::Member, Told::Moment) => AFTER_MOMENT.with([self.headers()]),
            (WaitKind::Header | WaitKind::Member, Told::Either) => AFTER_VALUE.with([self.headers()]),
            (WaitKind::Seconds, _) => AFTER_SECONDS.with([self.seconds()]),
            (WaitKind::Soon, _) => AFTER_SOON.into(),
            (WaitKind::NextMonth, _) => NEXT_MONTH.into(),
            (WaitKind::None, _) => RichText::default(),
        }
    }
}
