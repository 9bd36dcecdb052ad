"""From a method to this meeting and these dates: pure functions, without a clock."""
