package whetstone.core.run;

import whetstone.model.Decoder;

/// Who samples.
///
/// @param version optimizer steps that its weights have taken
record Actor(Decoder decoder, int version) {}
