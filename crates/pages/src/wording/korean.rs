//! The words of the vocabularies in Korean: what [`meaning`](codetable_model::vocabulary::Vocabulary::meaning) says in English.

use codetable_model::vocabulary::{
    Allowance, Effect, FieldRole, Format, HeaderRole, JsonType, KeyType, Origin, Period, Presence, Severity, Step,
    TextKind,
};

/// A word that has a meaning in Korean too.
pub(crate) trait Korean {
    /// What it means, in one phrase.
    fn korean(self) -> &'static str;
}

macro_rules! korean {
    ($($name:ident { $($variant:ident: $meaning:literal,)* })*) => {$(
        impl Korean for $name {
            fn korean(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)* }
            }
        }
    )*};
}

korean! {
    Step {
        Retry: "같은 요청을 그대로 다시 보냅니다",
        Wait: "먼저 시간을 둡니다. 얼마나인지는 `wait`에 있습니다",
        RefreshCredentials: "새 토큰을 받아 그것으로 보냅니다",
        ReduceRate: "호출을 줄입니다",
        RaiseQuota: "요금제나 협의로 한도를 늘립니다",
        FixRequest: "요청의 파라미터, 헤더, 본문, 대상을 고칩니다",
        FixSetup: "키, 허용 주소, 켜 둔 기능 같은 설정을 고칩니다",
        ObtainPermission: "권한, 범위, 검수 승인을 얻습니다",
        ContactProvider: "지원 창구가 바라는 ID를 들어 제공자에게 문의합니다",
        RetryElsewhere: "호출하는 쪽에 있는 다른 연결이나 다른 노드, 리전, 계정으로 같은 요청을 보냅니다",
        DoNotRetry: "다시 보내지 않습니다. 이 단계만으로 하나의 대안이 됩니다",
        NoAction: "조치할 필요가 없습니다. 이 단계만으로 하나의 대안이 됩니다",
    }
    Effect {
        NotApplied: "아무것도 실행되기 전에 거절되었습니다",
        Partial: "일부가 실행되었습니다",
        Unknown: "실행되었는지 아무도 알 수 없습니다",
    }
    Severity {
        Fatal: "요청 전체가 실패했습니다",
        NonFatal: "일부가 실패하고 나머지는 실행되었습니다",
        Warning: "처리되었으나 일부만 처리되었을 수 있습니다. 참고용 정보입니다",
    }
    Origin {
        Internal: "제공자의 시스템 안",
        External: "그 바깥: 입력, 설정, 또는 뒤에 있는 서비스",
    }
    TextKind {
        Label: "표의 이름",
        Outcome: "결과",
        Title: "제목",
        Cause: "원인",
        Message: "메시지",
        Meaning: "의미",
        Description: "설명",
        Detail: "자세한 설명",
        Remedy: "해결 방법",
        Note: "참고",
    }
    HeaderRole {
        TraceId: "지원 문의에 쓰는 이 요청의 ID",
        Limit: "허용되는 양",
        Remaining: "남은 양",
        Used: "쓴 양",
        Reset: "새로 세기 시작하는 때",
        RetryAfter: "요청을 다시 보낼 때",
        Other: "그 밖의 것",
    }
    Allowance {
        Rate: "짧은 시간 동안의 요청 수",
        Quota: "긴 기간 동안의 요청 수",
    }
    Period {
        Second: "1초",
        Minute: "1분",
        Hour: "1시간",
        Day: "하루",
        Month: "달력의 한 달",
    }
    Format {
        Text: "글자",
        Integer: "십진 정수",
        Uri: "URI",
        UnixSeconds: "1970-01-01T00:00:00Z부터의 초",
        Iso8601: "ISO 8601 형식의 날짜와 시각",
        RetryAfter: "초 또는 HTTP 날짜(RFC 9110, 10.2.3)",
    }
    FieldRole {
        Code: "표에 있는 코드",
        Message: "사람이 읽는 메시지",
        Status: "해당 오류의 HTTP 상태 코드",
        Title: "짧은 요약",
        Detail: "설명",
        TraceId: "제공자의 추적에서 쓰는 요청 ID",
        RequestId: "요청 ID",
        OrgId: "호출한 쪽의 조직 ID",
        Timestamp: "오류 발생 시각 또는 응답 시각",
        Version: "API 버전",
        Meta: "응답에 관한 정보를 담은 객체",
        FieldErrors: "필드별로 잘못된 것의 목록",
        Field: "잘못된 필드의 이름",
        FieldMessage: "필드에서 잘못된 점",
        FieldValue: "보낸 값",
        Errors: "오류의 목록. 하나하나가 본문입니다",
        Warnings: "경고의 목록. 하나하나가 본문입니다",
        Report: "문제를 찾는 데 쓰는 자료를 담은 객체",
        ReportErrors: "잘못된 점을 적은 글의 목록",
        Payload: "요청한 결과",
        Other: "그 밖의 것",
    }
    JsonType {
        String: "문자열",
        Number: "수",
        Object: "객체",
        Array: "배열",
        Any: "모든 JSON 값",
    }
    Presence {
        Always: "그 객체가 있으면 늘",
        Optional: "일부에만",
    }
    KeyType {
        Text: "바이트 단위로 비교하는 글자",
        I8: "-128부터 127까지의 정수",
        I16: "16비트 정수",
        I32: "32비트 정수",
        I64: "64비트 정수",
        U8: "0부터 255까지의 정수",
        U16: "부호 없는 16비트 정수",
        U32: "부호 없는 32비트 정수",
        U64: "부호 없는 64비트 정수",
    }
}
