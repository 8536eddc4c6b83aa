package whetstone.api;

/// An extension that runs other people's code. The host calls it once, right after the constructor and before anything
/// else.
public interface SandboxUser {

    /// Takes the one place where such code may run. Nothing is started yet, and nothing should be.
    void use(Sandbox sandbox);
}
