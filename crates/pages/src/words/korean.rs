//! The words of the vocabularies in Korean: what [`meaning`](codetable_model::vocabulary::Vocabulary::meaning) says in English.

use codetable_model::vocabulary::{
    Allowance, Base, Effect, FieldRole, Format, HeaderRole, JsonType, KeyType, Origin, ParameterType, Period, Presence,
    Severity, Step,
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
        Retry: "동일한 요청을 그대로 재시도합니다",
        Wait: "먼저 대기합니다. 대기 시간은 ‘대기 시간’ 항목을 따릅니다",
        RefreshCredentials: "토큰을 갱신하고 새 토큰으로 요청합니다",
        ReduceRate: "호출량을 줄입니다",
        RaiseQuota: "요금제를 변경하거나 협의하여 한도를 상향합니다",
        FixRequest: "요청의 파라미터, 헤더, 본문 또는 대상을 수정합니다",
        FixSetup: "키, 허용 주소, 기능 활성화 등의 설정을 확인하고 변경합니다",
        ObtainPermission: "권한, 동의 항목 또는 검수 승인을 획득합니다",
        ContactProvider: "요청 ID 등 필요한 정보를 첨부해 제공사에 문의합니다",
        RetryElsewhere: "다른 연결이나 다른 노드·리전·계정으로 동일한 요청을 보냅니다. 경로는 클라이언트가 정합니다",
        DoNotRetry: "재시도하지 않습니다. 다른 단계와 함께 쓰지 않습니다",
        NoAction: "조치할 필요가 없습니다. 다른 단계와 함께 쓰지 않습니다",
    }
    ParameterType {
        Text: "텍스트",
        Integer: "정수(숫자로 표기)",
    }
    Effect {
        NotApplied: "처리되지 않음(처리 전 거부)",
        Partial: "일부만 처리됨",
        Unknown: "처리 여부를 알 수 없음",
    }
    Severity {
        Fatal: "요청 전체가 실패했습니다",
        NonFatal: "일부가 실패하고 나머지는 처리되었습니다",
        Warning: "처리되었으나 일부만 처리되었을 수 있습니다(참고용)",
    }
    Origin {
        Internal: "제공사 시스템 내부",
        External: "제공사 시스템 외부(입력, 설정 또는 연동 서비스)",
    }
    HeaderRole {
        Code: "표에 정의된 코드",
        TraceId: "문의할 때 쓰는 요청 ID",
        RequestId: "요청 ID",
        OrgId: "호출한 조직의 ID",
        Limit: "한도",
        Remaining: "잔여량",
        Used: "사용량",
        Reset: "초기화 시각",
        RetryAfter: "재시도 가능 시점",
        Other: "기타",
    }
    Allowance {
        Rate: "단기간의 요청 수",
        Quota: "장기간의 요청 수",
    }
    Period {
        Second: "1초",
        Minute: "1분",
        Hour: "1시간",
        Day: "1일",
        Month: "1개월(달력 기준)",
    }
    Format {
        Text: "문자열",
        Integer: "10진 정수",
        Uri: "URI",
        Milliseconds: "밀리초",
        UnixSeconds: "Unix 시간(1970-01-01T00:00:00Z부터의 초)",
        Iso8601: "ISO 8601 날짜와 시각",
        RetryAfter: "초 또는 HTTP 날짜(RFC 9110, 10.2.3절)",
    }
    FieldRole {
        Code: "표에 정의된 코드",
        Message: "사용자용 메시지",
        Status: "해당 오류의 HTTP 상태 코드",
        Title: "짧은 요약",
        Detail: "상세 설명",
        TraceId: "제공사의 추적 시스템에서 쓰는 요청 ID",
        RequestId: "요청 ID",
        OrgId: "호출한 조직의 ID",
        Timestamp: "오류 발생 시각 또는 응답 시각",
        Version: "API 버전",
        Meta: "응답 정보를 담은 객체",
        FieldErrors: "필드별 오류 목록",
        Field: "오류가 있는 필드 이름",
        FieldMessage: "필드 오류 메시지",
        FieldValue: "전송된 값",
        Errors: "오류 목록(각 요소는 오류 객체)",
        Warnings: "경고 목록(각 요소는 경고 객체)",
        Report: "진단 정보를 담은 객체",
        ReportErrors: "오류 내용 목록(문자열)",
        Payload: "요청 결과",
        Other: "기타",
    }
    JsonType {
        String: "문자열",
        Number: "숫자",
        Boolean: "참 또는 거짓",
        Object: "객체",
        Array: "배열",
        Any: "모든 JSON 값",
    }
    Presence {
        Always: "필수",
        Optional: "선택",
    }
    KeyType {
        Text: "문자열(바이트 단위 비교)",
        I8: "-128~127 범위의 정수",
        I16: "16비트 정수",
        I32: "32비트 정수",
        I64: "64비트 정수",
        U8: "0~255 범위의 정수",
        U16: "부호 없는 16비트 정수",
        U32: "부호 없는 32비트 정수",
        U64: "부호 없는 64비트 정수",
    }
    Base {
        Decimal: "10진수 표기",
        Hexadecimal: "16진수 표기(문서의 자릿수 그대로, 부호 있는 타입은 비트 값)",
    }
}
