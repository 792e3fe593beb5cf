//! A word that others use in, the word of ours that means it out.

/// Words of other guides, of protocols and of libraries, behind each of ours that they may stand for.
const SYNONYMS: &[(&str, &[&str])] = &[
    ("retry", &["resend", "repeat", "try_again", "again", "reattempt"]),
    ("wait", &["backoff", "back_off", "exponential_backoff", "sleep", "delay", "pause"]),
    ("refresh_credentials", &["refresh_token", "reauthenticate", "reauth", "login", "relogin", "renew_token"]),
    ("reduce_rate", &["throttle", "slow_down", "rate_limit"]),
    ("raise_quota", &["upgrade", "upgrade_plan", "increase_quota", "request_quota"]),
    ("fix_request", &["fix", "fix_input", "check_request", "modify_request", "fix_parameters"]),
    ("fix_setup", &["configure", "fix_config", "check_config", "fix_configuration"]),
    ("obtain_permission", &["request_permission", "request_access", "get_permission", "grant"]),
    ("contact_provider", &["contact_support", "support", "contact", "escalate"]),
    ("retry_elsewhere", &["failover", "fail_over", "reconnect"]),
    ("do_not_retry", &["abort", "fail", "give_up", "stop", "no_retry", "never_retry"]),
    ("no_action", &["ignore", "nothing", "noop", "skip"]),
    ("not_applied", &["not_executed", "not_processed", "none", "no_effect", "rejected", "refused", "not_done"]),
    ("partial", &["partially_applied", "incomplete"]),
    ("unknown", &["maybe", "unclear", "undefined", "unspecified", "maybe_applied"]),
    ("soon", &["later", "shortly", "a_while", "backoff", "unspecified"]),
    ("non_fatal", &["recoverable", "minor"]),
    ("fatal", &["critical", "severe"]),
    ("warning", &["info", "notice", "information"]),
    ("internal", &["server", "provider"]),
    ("external", &["client", "caller", "upstream"]),
    ("reset", &["resets", "resets_at", "expires"]),
    ("limit", &["quota", "max", "maximum", "allowed"]),
    ("remaining", &["left", "available"]),
    ("used", &["consumed", "usage"]),
    ("integer", &["int", "number"]),
    ("text", &["string", "str"]),
    ("string", &["text", "str"]),
    ("number", &["int", "integer", "float", "double"]),
    ("boolean", &["bool"]),
    ("array", &["list"]),
    ("object", &["map", "dict", "struct"]),
    ("unix_seconds", &["timestamp", "epoch", "unix", "unix_timestamp"]),
    ("iso8601", &["datetime", "date_time", "rfc3339", "date"]),
    ("milliseconds", &["ms", "millis"]),
];

/// The first of `words` that `word` may stand for in somebody else's language.
#[must_use]
pub(crate) fn synonym<'a>(word: &str, mut words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let folded = word.to_ascii_lowercase().replace(['-', ' '], "_");
    let means = |ours: &str| SYNONYMS.iter().any(|(of, others)| *of == ours && others.contains(&folded.as_str()));
    words.find(|ours| means(ours))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{Effect, JsonType, Step, Vocabulary};

    fn of<V: Vocabulary>(word: &str) -> Option<&'static str> {
        synonym(word, V::WORDS.iter().map(|(word, _)| *word))
    }

    #[test]
    fn another_guides_word_leads_to_ours() {
        assert_eq!(of::<Step>("Backoff"), Some("wait"));
        assert_eq!(of::<Step>("contact support"), Some("contact_provider"));
        assert_eq!(of::<Effect>("not-executed"), Some("not_applied"));
        assert_eq!(of::<JsonType>("bool"), Some("boolean"));
        assert_eq!(of::<Step>("bool"), None);
    }

    #[test]
    fn what_words_stand_for_is_a_word_of_the_language() {
        let file = include_str!("../vocabulary.rs");
        for (ours, others) in SYNONYMS {
            assert!(file.contains(&format!("= \"{ours}\": ")), "`{ours}` is no word");
            assert!(!others.contains(ours), "`{ours}` stands for itself");
        }
    }
}
