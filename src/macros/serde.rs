//! An enum in, how serde writes and reads it out: as its code, which is what goes over the wire.

/// The traits of serde for a table's enum.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    (words $name:ident) => {
        impl $crate::__abi::serde::Serialize for $name {
            fn serialize<S: $crate::__abi::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::__abi::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__abi::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__abi::deserialize(deserializer)
            }
        }
    };
    (impl $name:ident $key:tt) => {
        /// As the code that goes over the wire.
        impl $crate::__abi::serde::Serialize for $name {
            fn serialize<S: $crate::__abi::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__abi::serde::Serialize::serialize(&self.code(), serializer)
            }
        }

        /// From a code, an alias, or the URI that one travels in; one that the table does not list is an error that names it.
        impl<'de> $crate::__abi::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__abi::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__serde!(deserializer $key)
            }
        }
    };
    ($deserializer:ident text) => {
        $crate::__abi::deserialize($deserializer)
    };
    ($deserializer:ident $int:ident) => {{
        let code = <$int as $crate::__abi::serde::Deserialize>::deserialize($deserializer)?;
        <Self as ::core::convert::TryFrom<$int>>::try_from(code).map_err($crate::__abi::serde::de::Error::custom)
    }};
}

/// The library's feature `serde` is off.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    (impl $name:ident $key:tt) => {};
    (words $name:ident) => {};
}
