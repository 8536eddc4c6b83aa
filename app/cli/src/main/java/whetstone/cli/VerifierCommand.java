package whetstone.cli;

import picocli.CommandLine.Command;

@Command(name = "verifier", description = "How far a verifier can be trusted.")
final class VerifierCommand {}
