//! Advice in, words of ours out: all that may be said of what to do, how long to wait and whether to send again, held in both
//! languages against sentences that are put together once more, from what each step, wait and effect means.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use codetable_model::catalog::advice::{Advice, Part, Recovery};
use codetable_model::catalog::{Alternative, Basis, Fact, Has, Lines, Provider, Text, When};
use codetable_model::compile;
use codetable_model::source::Source;
use codetable_model::spec::StatusPattern;
use codetable_model::vocabulary::{Effect, FieldRole, Step, Vocabulary as _, WaitKind};
use codetable_model::words::advice::Goes;
use codetable_model::words::{Evidence, Language, LinkTarget, RichText, evidence};

use Step::*;

const SPEC: &str = "provider: shop
headers:
  X-Seconds: { role: reset, format: retry_after }
  X-Millis: { role: reset, format: milliseconds }
  X-Unix: { role: reset, format: unix_seconds }
  X-Iso: { role: reset, format: iso8601 }
bodies:
  error:
    fields:
      /kind: { role: other, type: string }
      /again: { role: other, type: integer }
      /until: { role: other, type: string, format: iso8601 }
";

/// In English and in Korean.
type Both = [String; 2];

/// A wait, and what is said of it.
struct Told {
    kind: WaitKind,
    seconds: Option<u32>,
    members: &'static [&'static str],
    headers: &'static [usize],
    /// Whether all that tells it tells a moment.
    is_moment: bool,
    says: [&'static str; 2],
}

/// Waits of every kind and, of those that a response tells, of every way in which it does.
const WAITS: [Told; 15] = {
    const fn of(
        kind: WaitKind,
        members: &'static [&'static str],
        headers: &'static [usize],
        is_moment: bool,
        says: [&'static str; 2],
    ) -> Told {
        Told { kind, seconds: None, members, headers, is_moment, says }
    }
    const fn header(headers: &'static [usize], is_moment: bool, says: [&'static str; 2]) -> Told {
        of(WaitKind::Header, &[], headers, is_moment, says)
    }
    [
        header(
            &[0],
            false,
            ["as X-Seconds says, in seconds or as an HTTP date", "X-Seconds 헤더에 지정된 시간만큼(초 또는 HTTP 날짜)"],
        ),
        header(&[1], false, ["as X-Millis says, in milliseconds", "X-Millis 헤더에 지정된 시간만큼(밀리초)"]),
        header(
            &[2],
            true,
            ["until the time in X-Unix, in Unix seconds", "X-Unix 헤더에 지정된 시각까지(Unix 시간, 초)"],
        ),
        header(&[3], true, ["until the time in X-Iso, in ISO 8601", "X-Iso 헤더에 지정된 시각까지(ISO 8601)"]),
        header(
            &[3, 2],
            true,
            [
                "until the time in X-Iso, in ISO 8601, or until the time in X-Unix, in Unix seconds, whichever is later",
                "X-Iso 헤더에 지정된 시각까지(ISO 8601) 또는 X-Unix 헤더에 지정된 시각까지(Unix 시간, 초) 중 더 늦은 시각",
            ],
        ),
        header(
            &[2, 1],
            false,
            [
                "until the time in X-Unix, in Unix seconds, or as X-Millis says, in milliseconds, whichever is later",
                "X-Unix 헤더에 지정된 시각까지(Unix 시간, 초) 또는 X-Millis 헤더에 지정된 시간만큼(밀리초) 중 더 늦은 시각",
            ],
        ),
        of(WaitKind::Member, &["/again"], &[], false, ["as /again says", "/again 필드에 지정된 시간만큼"]),
        of(
            WaitKind::Member,
            &["/until"],
            &[],
            true,
            ["until the time in /until, in ISO 8601", "/until 필드에 지정된 시각까지(ISO 8601)"],
        ),
        of(
            WaitKind::Member,
            &["/again"],
            &[2],
            false,
            [
                "as /again says, or until the time in X-Unix, in Unix seconds, whichever is later",
                "/again 필드에 지정된 시간만큼 또는 X-Unix 헤더에 지정된 시각까지(Unix 시간, 초) 중 더 늦은 시각",
            ],
        ),
        of(
            WaitKind::Member,
            &["/until"],
            &[3],
            true,
            [
                "until the time in /until, in ISO 8601, or until the time in X-Iso, in ISO 8601, whichever is later",
                "/until 필드에 지정된 시각까지(ISO 8601) 또는 X-Iso 헤더에 지정된 시각까지(ISO 8601) 중 더 늦은 시각",
            ],
        ),
        Told { seconds: Some(30), ..of(WaitKind::Seconds, &[], &[], false, ["30 seconds", "30초"]) },
        of(WaitKind::Soon, &[], &[], false, ["a while: no time is named", "잠시(시간은 명시되지 않음)"]),
        of(WaitKind::NextMonth, &[], &[], false, ["until the next month begins", "다음 달이 시작될 때까지"]),
        of(
            WaitKind::NextMonth,
            &[],
            &[2],
            false,
            [
                "until the next month begins, that is until the time in X-Unix, in Unix seconds",
                "다음 달이 시작될 때까지, 즉 X-Unix 헤더에 지정된 시각까지(Unix 시간, 초)",
            ],
        ),
        of(WaitKind::None, &[], &[], false, ["no time at all", "대기 불필요"]),
    ]
};

/// A step as a thing to do in English, the stem of its Korean verb, its Korean noun, and as what comes before a request is
/// sent again.
fn step_words(step: Step) -> ([&'static str; 3], [&'static str; 2]) {
    match step {
        Retry => (["send the same request again", "동일한 요청을 재시도", "재시도"], [""; 2]),
        Wait => (["wait", "대기", "대기"], [""; 2]),
        RefreshCredentials => (["get a new token", "토큰을 갱신", "토큰 갱신"], ["with a new token", "토큰 갱신"]),
        ReduceRate => (["call less often", "호출량을 조정", "호출량 조정"], ["more slowly", "호출량 조정"]),
        RaiseQuota => {
            (["have the quota raised", "한도 상향을 요청", "한도 상향"], ["once the quota is raised", "한도 상향"])
        }
        FixRequest => (["fix the request", "요청을 수정", "요청 수정"], ["after the fix", "수정"]),
        FixSetup => (["fix the setup", "설정을 확인하고 변경", "설정 확인/변경"], ["after the fix", "설정 변경"]),
        ObtainPermission => (["obtain the permission", "권한을 획득", "권한 획득"], ["once permitted", "권한 획득"]),
        ContactProvider => {
            (["contact support", "제공사에 문의", "제공사 문의"], ["once support agrees", "제공사 확인"])
        }
        RetryElsewhere => (
            [
                "send the same request over another connection, or to another node, region or account",
                "다른 연결이나 다른 노드·리전·계정으로 동일한 요청을 보내",
                "다른 경로로 재시도",
            ],
            ["elsewhere", "다른 경로로"],
        ),
        DoNotRetry => (["do not send it again", "재시도하지 마", "재시도 금지"], [""; 2]),
        NoAction => (["nothing needs to be done", "조치할 필요가 없습니다", "조치 불필요"], [""; 2]),
    }
}

/// What is said of one code.
struct Case<'a> {
    recovery: &'a [Alternative],
    wait: Option<&'a Told>,
    effect: Option<Effect>,
    /// Whether only the rule for the status tells the effect.
    is_by_rule: bool,
}

fn both(english: impl Into<String>, korean: impl Into<String>) -> Both {
    [english.into(), korean.into()]
}

/// Each part in one language, and what stands between them in each.
fn join(parts: &[Both], between: [&str; 2]) -> Both {
    [0, 1].map(|language| parts.iter().map(|part| part[language].as_str()).collect::<Vec<_>>().join(between[language]))
}

fn concat(parts: &[Both]) -> Both {
    join(parts, ["", ""])
}

impl Told {
    fn is_of_response(&self) -> bool {
        matches!(self.kind, WaitKind::Header | WaitKind::Member)
    }

    /// The members and the headers that tell it, the members first.
    fn tellers(&self) -> Both {
        let headers = self.headers.iter().map(|index| ["X-Seconds", "X-Millis", "X-Unix", "X-Iso"][*index]);
        let headers = headers.map(|name| both(name, format!("{name} 헤더")));
        let members = self.members.iter().map(|name| both(*name, format!("{name} 필드")));
        join(&members.chain(headers).collect::<Vec<_>>(), [" or ", " 또는 "])
    }

    /// Whether a condition asks for what tells the wait.
    fn is_told_by(&self, when: &When) -> bool {
        match &when.has {
            Has::Header(name) => self.tellers()[0].split(" or ").any(|of| of.eq_ignore_ascii_case(name)),
            Has::Member(pointer) => self.members.contains(&pointer.as_str()),
        }
    }
}

impl Case<'_> {
    /// What a program follows: the first alternative for every response that needs no person and ends in a request.
    fn walked(&self) -> Option<usize> {
        self.recovery.iter().position(|of| {
            let steps = &of.steps.value;
            let alone = |step: &Step| [Retry, Wait, RefreshCredentials].contains(step);
            of.when.is_none() && steps.iter().all(alone) && steps.iter().any(|step| *step != Wait)
        })
    }

    /// What sends again: that one, or else the first by which anybody sends.
    fn sent(&self) -> Option<usize> {
        let sends = |step: &Step| [Retry, RefreshCredentials, RetryElsewhere].contains(step);
        self.walked().or_else(|| self.recovery.iter().position(|of| of.steps.value.iter().any(sends)))
    }

    fn is_doubtful(&self) -> bool {
        self.walked().is_some() && self.effect != Some(Effect::NotApplied)
    }

    /// A program waits wherever somebody says how long.
    fn taken(&self, place: usize) -> Vec<Step> {
        let mut steps = self.recovery[place].steps.value.clone();
        let waits = self.wait.is_some_and(|wait| wait.kind != WaitKind::None) && !steps.contains(&Wait);
        if waits && self.walked() == Some(place) {
            let is_sent = steps.last() == Some(&Retry);
            steps.insert(steps.len() - usize::from(is_sent), Wait);
        }
        steps
    }

    fn to_do(&self) -> Both {
        let alternatives = (0..self.recovery.len()).map(|place| {
            let steps = self.taken(place);
            let when = self.recovery[place].when.as_ref();
            let words: Vec<Both> = (0..steps.len()).map(|at| self.step(&steps, at, when.is_some())).collect();
            let given = when.map_or_else(Both::default, |when| {
                let [english, korean] = condition(when);
                both(format!("if {english}, "), format!("{korean} "))
            });
            concat(&[given, join(&words, [", then ", ", "])])
        });
        let alternatives = alternatives.collect::<Vec<_>>();
        let [mut english, korean] = join(&alternatives, ["; or ", ". 또는 "]);
        english[..1].make_ascii_uppercase();
        both(english + ".", korean + ".")
    }

    fn step(&self, steps: &[Step], at: usize, is_given: bool) -> Both {
        let ([english, stem, _], _) = step_words(steps[at]);
        let following = steps.len() - at - 1;
        let verb = |stem: &str| match (steps[at], following) {
            (NoAction, _) => stem.to_owned(),
            (DoNotRetry, _) | (RetryElsewhere, 0) => format!("{stem}세요"),
            (RetryElsewhere, 1) => stem.replace("보내", "보낸 후"),
            (RetryElsewhere, _) => format!("{stem}고"),
            (_, 0) => format!("{stem}하세요"),
            (_, 1) => format!("{stem}한 후"),
            (FixSetup, _) => stem.replace("하고 ", "·") + "하고",
            _ => format!("{stem}하고"),
        };
        match steps[at] {
            Retry if steps.contains(&FixRequest) => both("send it again", "재시도하세요"),
            Retry if self.is_doubtful() => {
                let [whether, what] = match self.effect {
                    Some(Effect::Partial) => ["which part", "처리된 부분을"],
                    _ => ["whether it", "처리 여부를"],
                };
                both(
                    format!("{english}, GET only: before a POST, check {whether} was carried out"),
                    format!("{}(GET만 해당. POST는 {what} 먼저 확인하세요)", verb(stem)),
                )
            }
            Wait => {
                let Some(wait) = self.wait else { return both("wait", verb("대기")) };
                let [teller, tells] = wait.tellers();
                let until = if wait.is_moment { "시각까지" } else { "시간만큼" };
                let [or, without] = match wait.members {
                    _ if is_given => ["", ""],
                    [] => [", or a while without it", "(헤더가 없으면 잠시)"],
                    _ => [", or a while without it", "(값이 없으면 잠시)"],
                };
                match wait.kind {
                    WaitKind::Header | WaitKind::Member => both(
                        format!("wait as {teller} says{or}"),
                        format!("{tells}에 지정된 {until}{without} {}", verb("대기")),
                    ),
                    WaitKind::Seconds => both("wait 30 seconds", format!("30초 {}", verb("대기"))),
                    WaitKind::Soon => both("wait a while", format!("잠시 {}", verb("대기"))),
                    WaitKind::NextMonth => both("wait for the next month", format!("다음 달까지 {}", verb("대기"))),
                    WaitKind::None => both("wait for nothing", "대기 없이"),
                }
            }
            _ => both(english, verb(stem)),
        }
    }

    /// Who may send again; whether to, for each kind of call, as a sentence and in brief.
    fn again(&self) -> (Vec<Goes>, Both, Both) {
        let Some(sent) = self.sent() else { return self.refused() };
        let goes = match (self.walked(), self.wait.map(|wait| wait.kind)) {
            (None, _) => Goes::ByHand,
            (Some(_), Some(WaitKind::NextMonth)) => Goes::Later,
            _ => Goes::Alone,
        };
        let conditions = self.conditions(sent);
        let (says, brief) = match &conditions[0][..] {
            "" => (both("try again", "재시도 가능"), both("yes", "가능")),
            _ => {
                let [english, korean] = &conditions;
                let without = self.without(sent);
                let says = both(format!("try again {english}"), format!("{korean} 재시도 가능"));
                let brief = both(english, format!("{korean} 가능"));
                (concat(&[says, without.clone()]), concat(&[brief, without]))
            }
        };
        let instead = self.instead(sent);
        if self.is_doubtful() {
            let [whether, in_brief] = match self.effect {
                Some(Effect::Partial) => [
                    both(
                        "do not: a part of it has gone through, check which first",
                        "재시도 불가(일부가 이미 처리됨, 먼저 확인)",
                    ),
                    both("no (a part has gone through: check which first)", "불가(일부가 이미 처리됨, 먼저 확인)"),
                ],
                _ => [
                    both(
                        "do not: it may have gone through, check first",
                        "재시도 불가(이미 처리되었을 수 있음, 먼저 확인)",
                    ),
                    both("no (may have gone through: check first)", "불가(이미 처리되었을 수 있음, 먼저 확인)"),
                ],
            };
            let [says, brief] = [says, brief].map(|of| concat(&[of, instead.clone()]));
            let pair = |get: Both, post: Both, between: [&str; 2], end: &str| {
                [0, 1].map(|of| format!("GET: {}{}POST: {}{end}", get[of], between[of], post[of]))
            };
            let (says, brief) = (pair(says, whether, [". ", ". "], "."), pair(brief, in_brief, ["; ", ", "], ""));
            return (vec![goes, Goes::Never], says, brief);
        }
        let [mut english, mut korean] = says;
        if self.is_by_rule && self.walked().is_some() {
            english += " (if it came with status 409)";
            korean = format!("상태 코드가 409인 경우 {korean}");
        }
        let says = concat(&[both(english, korean), instead.clone()]);
        (vec![goes], any_call(&says), concat(&[brief, instead]))
    }

    /// Of a recovery that sends nothing: what all of its alternatives begin with tells why.
    fn refused(&self) -> (Vec<Goes>, Both, Both) {
        let Some(first) = self.recovery.first() else { return Default::default() };
        let first = first.steps.value[0];
        let is_shared = self.recovery.iter().all(|of| of.steps.value[0] == first);
        let of = |goes: Goes, says: [&str; 2], brief: [&str; 2]| {
            (vec![goes], any_call(&says.map(str::to_owned)), brief.map(str::to_owned))
        };
        let before = |english: &str, korean: &str| {
            let says = [format!("do not try again: {english}"), format!("재시도 불가({korean} 필요)")];
            let brief = [format!("no: {english}"), format!("불가({korean} 필요)")];
            (vec![Goes::Never], any_call(&says), brief)
        };
        match first {
            NoAction if is_shared => {
                of(Goes::Needless, ["no need to try again", "재시도 불필요"], ["no need", "불필요"])
            }
            FixRequest if is_shared => of(
                Goes::Never,
                ["do not try again as it is: fix the request", "동일 요청 재시도 불가(수정 필요)"],
                ["not as it is", "불가(수정 필요)"],
            ),
            FixSetup if is_shared => before("fix the setup", "설정 변경"),
            ObtainPermission if is_shared => before("get permission", "권한"),
            ReduceRate if is_shared => before("call less often", "호출량 조정"),
            RaiseQuota if is_shared => before("have the quota raised", "한도 상향"),
            _ => of(Goes::Never, ["do not try again", "재시도 불가"], ["no", "불가"]),
        }
    }

    /// What has to come first. In Korean deeds are nouns, and of several only the last has the word for "after".
    fn conditions(&self, sent: usize) -> Both {
        let steps: Vec<Step> = self.taken(sent).into_iter().filter(|step| *step != Retry).collect();
        let mut conditions: Vec<(Both, bool)> = Vec::new();
        for step in &steps {
            conditions.extend(match step {
                Wait => self.after(steps.len() == 1),
                step => Some((step_words(*step).1.map(str::to_owned), *step != RetryElsewhere)),
            });
        }
        let english = conditions.iter().map(|(words, _)| words[0].as_str()).collect::<Vec<_>>().join(", ");
        let mut korean = String::new();
        for (place, (words, is_deed)) in conditions.iter().enumerate() {
            korean += &words[1];
            korean += match (is_deed, conditions.get(place + 1)) {
                (true, Some((_, true))) => " 및 ",
                (true, Some((_, false))) => " 후 ",
                (true, None) => " 후",
                (false, Some(_)) => ", ",
                (false, None) => "",
            };
        }
        both(english, korean)
    }

    /// After how long, and whether that is something to do.
    fn after(&self, is_only: bool) -> Option<(Both, bool)> {
        let Some(wait) = self.wait else { return Some((both("later", "나중에"), false)) };
        let [teller, tells] = wait.tellers();
        Some(match wait.kind {
            WaitKind::Header | WaitKind::Member if wait.is_moment => {
                (both(format!("after {teller}"), format!("{tells}의 시각 이후")), false)
            }
            WaitKind::Header | WaitKind::Member => {
                (both(format!("after {teller}"), format!("{tells}에 지정된 시간만큼 대기")), true)
            }
            WaitKind::Seconds => (both("after 30 seconds", "30초 대기"), true),
            WaitKind::Soon if is_only => (both("after a back-off", "잠시 후"), false),
            WaitKind::Soon => (both("after a back-off", "잠시 대기"), true),
            WaitKind::NextMonth => (both("next month", "다음 달부터"), false),
            WaitKind::None => return None,
        })
    }

    /// What counts where the response does not tell the wait, or that it has to.
    fn without(&self, sent: usize) -> Both {
        let Some(wait) = self.wait.filter(|wait| wait.is_of_response()) else { return Both::default() };
        if !self.taken(sent).contains(&Wait) {
            return Both::default();
        }
        let is_asked = self.recovery[sent].when.as_ref().is_some_and(|when| wait.is_told_by(when));
        let it = if wait.members.is_empty() { "헤더가" } else { "값이" };
        match is_asked {
            true => both(" (if given)", format!("({it} 있는 경우)")),
            false => both(" (without it: after a back-off)", format!("({it} 없으면 잠시 후)")),
        }
    }

    /// What a person does before that, or wherever it does not hold.
    fn instead(&self, sent: usize) -> Both {
        let is_given = self.recovery[sent].when.is_some();
        let others = self.recovery.iter().enumerate().filter(|(at, _)| *at < sent || is_given && *at > sent);
        let others = others.map(|(_, of)| &of.steps.value);
        let by_person =
            others.filter(|steps| steps.iter().any(|step| ![Retry, Wait, RefreshCredentials].contains(step)));
        let parts = by_person.map(|steps| {
            let steps = steps.iter().filter(|step| ![Retry, Wait].contains(step));
            let [english, korean] = join(
                &steps
                    .map(|step| step_words(*step).0)
                    .map(|[english, _, noun]| both(english, noun))
                    .collect::<Vec<_>>(),
                [" and ", "·"],
            );
            both(format!(", or {english}"), format!(", 또는 {korean}"))
        });
        concat(&parts.collect::<Vec<_>>())
    }
}

fn any_call([english, korean]: &Both) -> Both {
    both(format!("Any call: {english}."), format!("모든 요청: {korean}."))
}

/// What has to hold of a response.
fn condition(when: &When) -> Both {
    match (&when.has, &when.value) {
        (Has::Header(name), None) => {
            both(format!("the response has {name}"), format!("응답에 {name} 헤더가 있는 경우"))
        }
        (Has::Header(name), Some(is)) => {
            both(format!("{name} of the response is {is}"), format!("응답의 {name} 헤더 값이 {is}인 경우"))
        }
        (Has::Member(name), None) => both(format!("the body has {name}"), format!("본문에 {name} 필드가 있는 경우")),
        (Has::Member(name), Some(is)) => {
            both(format!("{name} in the body is {is}"), format!("본문의 {name} 값이 {is}인 경우"))
        }
    }
}

/// Alternatives that a spec may have.
const STEPS: [&[Step]; 24] = [
    &[Retry],
    &[Wait, Retry],
    &[RefreshCredentials],
    &[RefreshCredentials, Retry],
    &[FixRequest],
    &[FixSetup],
    &[ObtainPermission],
    &[RaiseQuota],
    &[ReduceRate],
    &[ContactProvider],
    &[RetryElsewhere],
    &[DoNotRetry],
    &[NoAction],
    &[FixRequest, Retry],
    &[FixSetup, Wait, Retry],
    &[ReduceRate, Wait, Retry],
    &[RaiseQuota, Retry],
    &[ObtainPermission, RefreshCredentials, Retry],
    &[ContactProvider, Retry],
    &[Wait, RetryElsewhere],
    &[FixSetup, RefreshCredentials, Retry],
    &[RetryElsewhere, ContactProvider],
    &[ContactProvider, RaiseQuota],
    &[RetryElsewhere, ReduceRate, ContactProvider],
];

fn provider(more: &str) -> Provider {
    let catalog = compile(&[Source::new("specs/shop.yaml", [SPEC, more].concat())]).catalog;
    catalog.providers.into_iter().next().unwrap()
}

fn declared<T>(value: T) -> Fact<T> {
    Fact { value, basis: Basis::Declared, quote: None }
}

fn alternative(steps: &[Step], when: Option<When>) -> Alternative {
    Alternative { steps: declared(steps.to_vec()), when }
}

fn plain(words: &RichText) -> Both {
    [Language::English, Language::Korean].map(|language| words.plain(language))
}

/// Every single alternative, for all responses or some; and each of them before each of a few others.
fn recoveries() -> Vec<Vec<Alternative>> {
    let header = |name: &str| Has::Header(name.to_owned());
    let member = |name: &str| Has::Member(name.to_owned());
    let whens = [
        None,
        Some(When { has: header("x-unix"), value: None }),
        Some(When { has: header("X-Other"), value: Some("full".to_owned()) }),
        Some(When { has: member("/again"), value: None }),
        Some(When { has: member("/kind"), value: Some("quota".to_owned()) }),
    ];
    let mut recoveries = vec![Vec::new()];
    for (steps, when) in STEPS.iter().flat_map(|steps| whens.iter().map(move |when| (steps, when))) {
        let first = alternative(steps, when.clone());
        recoveries.push(vec![first.clone()]);
        for place in [1, 4, 15] {
            recoveries.push(vec![first.clone(), alternative(STEPS[place], None)]);
        }
    }
    recoveries
}

#[test]
fn what_to_do_is_said_in_full_in_both_languages() {
    let provider = provider("");
    let pattern = StatusPattern { first: 409, last: 409, except: Vec::new() };
    let effects = [
        (None, false),
        (Some(Effect::NotApplied), false),
        (Some(Effect::NotApplied), true),
        (Some(Effect::Partial), false),
        (Some(Effect::Unknown), true),
    ];
    let waits = || WAITS.iter().map(Some).chain([None]);
    let mut count = 0;
    for recovery in recoveries() {
        for (told, (effect, is_by_rule)) in waits().flat_map(|wait| effects.map(|effect| (wait, effect))) {
            let wait = told.map(|told| {
                declared(codetable_model::catalog::Wait {
                    kind: told.kind,
                    seconds: told.seconds,
                    members: told.members.iter().map(ToString::to_string).collect(),
                    headers: told.headers.to_vec(),
                })
            });
            let became = effect.map(declared);
            let advice = Advice {
                provider: &provider,
                waits: &provider,
                listed: Some(409),
                recovery: (!recovery.is_empty()).then_some(Recovery { alternatives: &recovery, rule: None }),
                wait: wait.as_ref().map(|fact| Part { fact, rule: None }),
                effect: became.as_ref().map(|fact| Part { fact, rule: is_by_rule.then_some(&pattern) }),
            };
            let case = Case { recovery: &recovery, wait: told, effect, is_by_rule };
            let steps = recovery.iter().map(|of| (&of.steps.value, &of.when)).collect::<Vec<_>>();
            let of = || format!("{steps:?}, {wait:?}, {effect:?}");
            if recovery.is_empty() {
                assert_eq!(plain(&advice.recovery_words()), Both::default());
            } else {
                assert_eq!(plain(&advice.recovery_words()), case.to_do(), "{}", of());
            }
            let (goes, says, brief) = case.again();
            assert_eq!(advice.verdict().iter().map(|call| call.goes).collect::<Vec<_>>(), goes, "{}", of());
            assert_eq!(plain(&advice.again_in_full()), says, "{}", of());
            assert_eq!(plain(&advice.again_words()), brief, "{}", of());
            let says = told.map_or_else(Both::default, |told| told.says.map(str::to_owned));
            assert_eq!(plain(&advice.wait_words()), says);
            let says = effect.map_or(["", ""], |effect| match effect {
                Effect::NotApplied => {
                    ["no: it was refused before anything was carried out", "처리되지 않음(처리 전 거부)"]
                }
                Effect::Partial => ["in part", "일부만 처리됨"],
                Effect::Unknown => ["nobody can tell", "처리 여부를 알 수 없음"],
            });
            assert_eq!(plain(&advice.effect_words()), says);
            count += 1;
        }
    }
    assert!(count > 30_000, "{count}");
}

/// Support is asked with what the spec says, each called by its own name.
#[test]
fn support_is_asked_with_what_it_wants() {
    let known = [
        (FieldRole::TraceId, ["the trace ID", "추적 ID"]),
        (FieldRole::RequestId, ["the request ID", "요청 ID"]),
        (FieldRole::OrgId, ["the organisation ID", "조직 ID"]),
        (FieldRole::Code, ["the code", "코드"]),
        (FieldRole::Message, ["the message", "메시지"]),
        (FieldRole::Status, ["the status", "상태 코드"]),
        (FieldRole::Timestamp, ["the time", "발생 시각"]),
        (FieldRole::Version, ["the API version", "API 버전"]),
        (FieldRole::Report, ["the report", "진단 정보"]),
    ];
    let called = |role: FieldRole| {
        let found = known.iter().find(|(of, _)| *of == role).map(|(_, words)| *words);
        found.unwrap_or(["the member described below", "아래에 설명된 필드"])
    };
    let asked = [alternative(&[ContactProvider], None)];
    for (first, second) in FieldRole::ALL.iter().zip(FieldRole::ALL.iter().cycle().skip(1)) {
        let support = format!("support: {{ attach: [{}, {}] }}\n", first.word(), second.word());
        let provider = provider(&support);
        let recovery = Some(Recovery { alternatives: &asked, rule: None });
        let advice = Advice { provider: &provider, waits: &provider, listed: None, recovery, wait: None, effect: None };
        let [english, korean] = join(&[first, second].map(|role| called(*role).map(str::to_owned)), [" and ", ", "]);
        let wanted = both(format!("Contact support with {english}."), format!("제공사에 문의하세요(첨부: {korean})."));
        assert_eq!(plain(&advice.recovery_words()), wanted);
        assert!(advice.recovery_words().leads_to(&LinkTarget::Section("support")));
    }
}

/// What each part of a line of words leads to, in the order in which they stand.
fn links(words: &RichText) -> Vec<(String, String)> {
    let mut links = Vec::new();
    words.pieces(Language::English, &mut |piece, link| {
        let (codetable_model::words::Piece::Text(text), Some(target)) = (piece, link) else { return };
        links.push((
            text.to_owned(),
            match target {
                LinkTarget::Document(id) => id.clone(),
                LinkTarget::Web(address) => address.clone(),
                other => panic!("{other:?}"),
            },
        ));
    });
    links
}

/// A document is named once for neighbours, whether one line or several are cited, and each leads to its own.
#[test]
fn lines_are_cited_with_the_document_that_they_are_of() {
    let lines = |document: &str, first, last| Lines { document: document.to_owned(), first, last };
    let runs = [lines("a", 5, 5), lines("a", 7, 9), lines("b", 3, 4), lines("b", 12, 12)];
    let numbers = ["5", "7-9", "3-4", "12"];
    for code in 0..4_usize.pow(3) {
        for len in 1..=3 {
            let picked = [code % 4, code / 4 % 4, code / 16];
            let picked = &picked[..len];
            let citation: Vec<Lines> = picked.iter().map(|run| runs[*run].clone()).collect();
            let mut said: Vec<(String, Vec<&str>)> = Vec::new();
            for run in picked {
                match said.last_mut() {
                    Some((document, of)) if *document == runs[*run].document => of.push(numbers[*run]),
                    _ => said.push((runs[*run].document.clone(), vec![numbers[*run]])),
                }
            }
            let in_brief = said.iter().map(|(document, of)| format!("{document}:{}", of.join(", ")));
            assert_eq!(evidence::cited_in_brief(&citation), in_brief.collect::<Vec<_>>().join(", "));
            let each = said.iter().map(|(document, of)| {
                let line = if matches!(of[..], ["5" | "12"]) { "line" } else { "lines" };
                let of = of.join(", ");
                both(format!("{line} {of} of {document}"), format!("{of}번째 줄({document})"))
            });
            let words = Evidence::of(&Basis::Stated(citation)).rests_on;
            assert_eq!(plain(&words), join(&each.collect::<Vec<_>>(), [", ", ", "]));
            let wanted = said
                .iter()
                .flat_map(|(document, of)| [of.join(", "), document.clone()].map(|of| (of, document.clone())));
            assert_eq!(links(&words), wanted.collect::<Vec<_>>());
        }
    }
}

/// Each section of an RFC is linked to where it is read, and nothing else is.
#[test]
fn a_section_of_a_standard_leads_to_it() {
    let rfc = |place: &str| format!("https://www.rfc-editor.org/rfc/rfc{place}");
    for (registered, korean, wanted) in [
        ("RFC 9110, section 15.5.2", "RFC 9110, 15.5.2절", vec!["9110.html#section-15.5.2"; 2]),
        ("RFC 6585", "RFC 6585", vec!["6585.html"]),
        ("RFC 9110, sections 9.2 and 15", "RFC 9110, 9.2, 15절", vec!["9110.html#section-9.2", "9110.html#section-15"]),
        (
            "RFC 9110, sections 1, 2.1 and 3",
            "RFC 9110, 1, 2.1, 3절",
            vec!["9110.html#section-1", "9110.html#section-2.1", "9110.html#section-3"],
        ),
        (
            "RFC 9110, section 7; RFC 6585, section 4",
            "RFC 9110, 7절; RFC 6585, 4절",
            vec!["9110.html#section-7", "9110.html#section-7", "6585.html#section-4", "6585.html#section-4"],
        ),
        ("RFC 9110, section B", "RFC 9110, B절", vec!["9110.html"; 2]),
        ("ISO 3166-1, section 5.2", "ISO 3166-1, 5.2절", vec![]),
        ("ISO 3166-1, user-assigned codes", "ISO 3166-1, user-assigned codes", vec![]),
        ("RFC draft, section 3", "RFC draft, 3절", vec![]),
    ] {
        let words = Evidence::of(&Basis::Registered(registered.to_owned())).rests_on;
        assert_eq!(plain(&words), both(registered, korean));
        let found: Vec<String> = links(&words).into_iter().map(|(_, address)| address).collect();
        assert_eq!(found, wanted.into_iter().map(rfc).collect::<Vec<_>>(), "{registered}");
    }
}

/// How a fact is supported is said before what supports it; behind a sentence, the lines alone and nothing of what is declared.
#[test]
fn every_kind_of_evidence_is_called_by_its_name() {
    let reason =
        Text { source: "it passes".to_owned(), translations: vec![("ko".to_owned(), "곧 지나감".to_owned())] };
    let lines = Lines { document: "a".to_owned(), first: 5, last: 5 };
    for (evidence, words, brief) in [
        (
            Evidence::of(&Basis::Stated(vec![lines])),
            ["from the document, line 5 of a", "문서 명시, 5번째 줄(a)"],
            ["line 5 of a", "5번째 줄(a)"],
        ),
        (
            Evidence::of(&Basis::Inferred(reason)),
            ["inferred: it passes", "추론: 곧 지나감"],
            ["inferred: it passes", "추론: 곧 지나감"],
        ),
        (
            Evidence::of(&Basis::Registered("RFC 6585".to_owned())),
            ["from a standard: RFC 6585", "표준: RFC 6585"],
            ["from a standard: RFC 6585", "표준: RFC 6585"],
        ),
        (Evidence::of(&Basis::Declared), ["set by this catalogue", "자체 정의"], ["", ""]),
        (Evidence::silent(), ["not said", "문서에 없음"], ["not said", "문서에 없음"]),
    ] {
        assert_eq!(
            [plain(&evidence.words()), plain(&evidence.brief())],
            [words, brief].map(|of| of.map(str::to_owned))
        );
    }
}

/// What a member carries is said in both languages; of one that is no such thing, where it is described.
#[test]
fn what_a_member_carries_has_words() {
    for role in FieldRole::ALL {
        let [english, korean] = match role {
            FieldRole::TraceId => ["the trace ID", "추적 ID"],
            FieldRole::RequestId => ["the request ID", "요청 ID"],
            FieldRole::OrgId => ["the organisation ID", "조직 ID"],
            FieldRole::Code => ["the code", "코드"],
            FieldRole::Message => ["the message", "메시지"],
            FieldRole::Status => ["the status", "상태 코드"],
            FieldRole::Timestamp => ["the time", "발생 시각"],
            FieldRole::Version => ["the API version", "API 버전"],
            FieldRole::Report => ["the report", "진단 정보"],
            _ => ["the member described below", "아래에 설명된 필드"],
        };
        let said = codetable_model::words::advice::role(*role);
        assert_eq!([said.of(Language::English), said.of(Language::Korean)], [english, korean], "{role:?}");
    }
}
