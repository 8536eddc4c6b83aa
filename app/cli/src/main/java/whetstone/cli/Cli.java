package whetstone.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The root of the command line, and the one place where its parts are put together.
@Command(
        name = "whetstone",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpAutoWidth = true,
        description = "Checked synthetic problems, and language models sharpened on them.")
final class Cli {

    private final PluginSource plugins;

    private Cli(PluginSource plugins) {
        this.plugins = plugins;
    }

    /// The command line with all its commands; what is costly is made when a command first asks for it.
    static CommandLine wired(Home home, PrintWriter out, PrintWriter err) {
        var failures = new Failures();
        var plugins = new PluginSource(home, err);
        return new CommandLine(new Cli(plugins))
                .addSubcommand(new RunCommand(home, plugins, out, err))
                .addSubcommand(recipes(home, plugins, out))
                .addSubcommand(new DefineCommand(plugins, out))
                .addSubcommand(knowledge(out, err))
                .addSubcommand(data(out))
                .addSubcommand(tasks(plugins, out))
                .addSubcommand(new VerifyCommand(plugins, out))
                .addSubcommand(verifier(plugins, out))
                .addSubcommand(runs(out))
                .addSubcommand(plugins(home, plugins, out, err))
                .addSubcommand(new CompareCommand(plugins, out))
                .addSubcommand(new ReplayCommand(plugins, out))
                .addSubcommand(
                        new CommandLine(new CurateCommand())
                                .addSubcommand(new CurateCompareCommand(plugins, out, err)))
                .addSubcommand(new ExperimentCommand(home, plugins, out, err))
                .addSubcommand(new ServeCommand(out))
                .addSubcommand(new DoctorCommand(plugins, out))
                .addSubcommand(new GpuCommand(out))
                .addSubcommand(
                        new CommandLine(new BenchCommand(plugins, out, err))
                                .addSubcommand(new BenchDomainsCommand(plugins, out, err)))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    private static CommandLine recipes(Home home, PluginSource plugins, PrintWriter out) {
        return new CommandLine(new RecipesCommand())
                .addSubcommand(new RecipesListCommand(home, out))
                .addSubcommand(new RecipesKeysCommand(plugins, out));
    }

    private static CommandLine knowledge(PrintWriter out, PrintWriter err) {
        return new CommandLine(new KnowledgeCommand())
                .addSubcommand(new KnowledgeIndexCommand(out, err))
                .addSubcommand(new KnowledgeSearchCommand(out));
    }

    private static CommandLine data(PrintWriter out) {
        return new CommandLine(new DataCommand()).addSubcommand(new DataReportCommand(out));
    }

    private static CommandLine tasks(PluginSource plugins, PrintWriter out) {
        return new CommandLine(new TasksCommand())
                .addSubcommand(new TasksListCommand(plugins, out))
                .addSubcommand(new TasksDrawCommand(plugins, out))
                .addSubcommand(new TasksGalleryCommand(plugins, out));
    }

    private static CommandLine verifier(PluginSource plugins, PrintWriter out) {
        return new CommandLine(new VerifierCommand())
                .addSubcommand(new VerifierAuditCommand(plugins, out))
                .addSubcommand(new VerifierAttackCommand(plugins, out));
    }

    private static CommandLine runs(PrintWriter out) {
        return new CommandLine(new RunsCommand())
                .addSubcommand(new RunsListCommand(out))
                .addSubcommand(new RunsShowCommand(out))
                .addSubcommand(new RunsTrajectoriesCommand(out))
                .addSubcommand(new RunsExportCommand(out));
    }

    private static CommandLine plugins(
            Home home, PluginSource plugins, PrintWriter out, PrintWriter err) {
        var sites =
                new CommandLine(new PluginsSitesCommand(plugins, out))
                        .addSubcommand(new PluginsSitesAddCommand(plugins, out))
                        .addSubcommand(new PluginsSitesRemoveCommand(plugins, out))
                        .addSubcommand(new PluginsSitesPublishCommand(out));
        return new CommandLine(new PluginsCommand())
                .addSubcommand(new PluginsListCommand(plugins, out))
                .addSubcommand(new PluginsInfoCommand(plugins, out))
                .addSubcommand(new PluginsSearchCommand(plugins, out, err))
                .addSubcommand(new PluginsInstallCommand(plugins, out, err))
                .addSubcommand(new PluginsUpdateCommand(plugins, out, err))
                .addSubcommand(new PluginsRollbackCommand(plugins, out))
                .addSubcommand(new PluginsRemoveCommand(plugins, out))
                .addSubcommand(new PluginsEnableCommand(plugins, out))
                .addSubcommand(new PluginsDisableCommand(plugins, out))
                .addSubcommand(new PluginsVerifyCommand(plugins, out))
                .addSubcommand(new PluginsTrustCommand(plugins, out))
                .addSubcommand(sites)
                .addSubcommand(new PluginsNewCommand(home, out))
                .addSubcommand(new PluginsPackCommand(out))
                .addSubcommand(new PluginsSignCommand(out));
    }

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show all that is logged, and where a failure came from.")
    void setVerbose(boolean verbose) {
        if (verbose) {
            Logs.verbose();
        }
    }

    @Option(
            names = "--safe-mode",
            scope = ScopeType.INHERIT,
            description = "Run bundled plugins only.")
    void setSafeMode(boolean safeMode) {
        if (safeMode) {
            plugins.useSafeMode();
        }
    }
}
