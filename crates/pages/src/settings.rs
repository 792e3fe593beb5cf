//! What a package says of its pages, beside its specs.

/// What to call the whole, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// What to call all pages together: the head of the Markdown's index, the name of the site.
    pub title: Option<String>,
    /// Where the site is published: `https://errors.example.com`.
    pub address: Option<String>,
    /// Where a mistake is reported, up to the place where its title goes: `https://github.com/me/codes/issues/new?title=`.
    pub report: Option<String>,
    /// The command that writes the pages anew.
    pub command: String,
    /// The module in which the package includes its tables, as those who use it name it: what a snippet imports from.
    pub module: String,
    /// What the package calls the library: where a snippet finds its macros.
    pub library: String,
    /// The rules of a stylesheet that come after those of the site: other colours, another font.
    pub style: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            title: None,
            address: None,
            report: None,
            command: "cargo xtask regen".to_owned(),
            module: "codetable".to_owned(),
            library: "codetable".to_owned(),
            style: String::new(),
        }
    }
}
