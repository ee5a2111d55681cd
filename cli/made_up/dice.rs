//! Numbers that look random and are always the same ones.

/// A linear congruential generator: Knuth's constants for 64 bits, of which the upper ones are used.
pub struct Dice(u64);

impl Default for Dice {
    fn default() -> Self {
        Self(2027)
    }
}

impl Dice {
    /// A number from `least` to `most`, both included.
    pub fn roll(&mut self, least: i64, most: i64) -> i64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let sides = (most - least + 1).max(1).unsigned_abs();
        least + ((self.0 >> 33) % sides) as i64
    }

    /// Whether something that happens once in `times` happens.
    pub fn once_in(&mut self, times: i64) -> bool {
        self.roll(1, times) == 1
    }

    /// One of a list, which is not empty.
    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(0, of.len() as i64 - 1) as usize]
    }
}
