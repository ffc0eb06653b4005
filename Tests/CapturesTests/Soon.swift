// Tests of Captures follow with their fixtures.
