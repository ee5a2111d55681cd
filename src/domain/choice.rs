//! Closed lists of words: how they are written in a file and what people read.

/// A field that takes one of a fixed list of words.
pub trait Choice: Copy + PartialEq + 'static {
    /// Every word: its form in the file, what people read.
    const WORDS: &'static [(&'static str, &'static str)];
    /// Every value, in the order of [`WORDS`](Self::WORDS).
    const ALL: &'static [Self];

    /// The form in the file.
    fn word(self) -> &'static str {
        Self::ALL.iter().position(|v| *v == self).map_or("", |at| Self::WORDS[at].0)
    }

    /// What people read.
    fn label(self) -> &'static str {
        Self::ALL.iter().position(|v| *v == self).map_or("", |at| Self::WORDS[at].1)
    }

    /// The value a file's word stands for.
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().position(|(w, _)| *w == word).map(|at| Self::ALL[at])
    }
}

/// Declares an enum and its words in one place.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal $label:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $crate::domain::choice::Choice for $name {
            const WORDS: &'static [(&'static str, &'static str)] = &[$(($word, $label)),+];
            const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
    };
}
pub(crate) use choice;
