//! The catalogue in, artefacts out. Emitters see nothing else.
