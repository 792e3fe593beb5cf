//! Compiles the spec.

fn main() {
    codetable_compiler::build("specs");
}
