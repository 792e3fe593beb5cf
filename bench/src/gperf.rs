//! A text goes in, what GNU gperf's C function finds for it comes out.

/// Wraps C functions of these names.
macro_rules! functions {
    ($($name:ident)*) => {
        /// The functions that `build/gperf.rs` has compiled.
        #[cfg(gperf)]
        #[allow(unsafe_code, reason = "there is no other way to call C")]
        mod c {
            unsafe extern "C" {
                // They read `len` bytes from `text` on, and the caller has these.
                $(pub(super) safe fn $name(text: *const u8, len: usize) -> i32;)*
            }
        }
        $(
            #[inline]
            pub(crate) fn $name(code: &str) -> Option<usize> {
                usize::try_from(c::$name(code.as_ptr(), code.len())).ok()
            }
        )*
    };
}

include!(concat!(env!("OUT_DIR"), "/gperf.rs"));
