//! A step in, plain words for it out.

use super::language::Language;
use codetable_model::vocabulary::Step;

/// A step as a thing to do: `send the same request again`.
pub(crate) fn plain(step: Step, language: Language) -> &'static str {
    language.of(english(step), korean(step).1)
}

/// A step that another follows, as Korean joins the two: `새 토큰을 받은 다음`.
pub(crate) fn leading(step: Step, language: Language) -> &'static str {
    language.of(english(step), korean(step).0)
}

const fn english(step: Step) -> &'static str {
    match step {
        Step::Retry => "send the same request again",
        Step::Wait => "wait",
        Step::RefreshCredentials => "get a new token",
        Step::ReduceRate => "call less often",
        Step::RaiseQuota => "have the allowance raised",
        Step::FixRequest => "fix the request",
        Step::FixSetup => "fix the setup",
        Step::ObtainPermission => "obtain the permission",
        Step::ContactProvider => "ask the provider",
        Step::RetryElsewhere => "send the same request over another connection, or to another node, region or account",
        Step::DoNotRetry => "do not send it again",
        Step::NoAction => "nothing needs to be done",
    }
}

/// Before another step, and as the last.
const fn korean(step: Step) -> (&'static str, &'static str) {
    match step {
        Step::Retry => ("같은 요청을 다시 보낸 다음", "같은 요청을 다시 보내세요"),
        Step::Wait => ("기다린 다음", "기다리세요"),
        Step::RefreshCredentials => ("새 토큰을 받은 다음", "새 토큰을 받으세요"),
        Step::ReduceRate => ("호출을 줄인 다음", "호출을 줄이세요"),
        Step::RaiseQuota => ("한도를 늘린 다음", "한도를 늘리세요"),
        Step::FixRequest => ("요청을 고친 다음", "요청을 고치세요"),
        Step::FixSetup => ("설정을 고친 다음", "설정을 고치세요"),
        Step::ObtainPermission => ("권한을 얻은 다음", "권한을 얻으세요"),
        Step::ContactProvider => ("제공자에게 문의한 다음", "제공자에게 문의하세요"),
        Step::RetryElsewhere => (
            "다른 연결이나 다른 노드, 리전, 계정으로 같은 요청을 보낸 다음",
            "다른 연결이나 다른 노드, 리전, 계정으로 같은 요청을 보내세요",
        ),
        Step::DoNotRetry => ("다시 보내지 말고", "다시 보내지 마세요"),
        Step::NoAction => ("조치할 필요 없이", "조치할 필요가 없습니다"),
    }
}

/// The step in two or three words, for a column or a filter.
pub(crate) const fn brief(step: Step, language: Language) -> &'static str {
    match step {
        Step::Retry => language.of("Send again", "다시 보내기"),
        Step::Wait => language.of("Wait", "기다리기"),
        Step::RefreshCredentials => language.of("New token", "새 토큰 받기"),
        Step::ReduceRate => language.of("Call less often", "호출 줄이기"),
        Step::RaiseQuota => language.of("Raise the allowance", "한도 늘리기"),
        Step::FixRequest => language.of("Fix the request", "요청 고치기"),
        Step::FixSetup => language.of("Fix the setup", "설정 고치기"),
        Step::ObtainPermission => language.of("Get permission", "권한 얻기"),
        Step::ContactProvider => language.of("Ask the provider", "제공자에게 문의"),
        Step::RetryElsewhere => language.of("Send elsewhere", "다른 곳으로 보내기"),
        Step::DoNotRetry => language.of("Do not resend", "다시 보내지 않기"),
        Step::NoAction => language.of("No action", "조치 불필요"),
    }
}
