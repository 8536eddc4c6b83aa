package whetstone.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// A bar on standard error, with rate and time left.
final class BarMeter implements Meter {

    private static final int NAME = 10;

    private @Nullable ProgressBar bar;

    @Override
    public void start(String name, long of, long done) {
        close();
        bar =
                new ProgressBarBuilder()
                        .setTaskName(name + " ".repeat(Math.max(0, NAME - name.length())))
                        .setInitialMax(of)
                        .startsFrom(done, Duration.ZERO)
                        .setStyle(style(System.err.charset()))
                        .setUpdateIntervalMillis(200)
                        .showSpeed()
                        .setConsumer(new ConsoleProgressBarConsumer(System.err))
                        .build();
    }

    private static ProgressBarStyle style(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK
                : ProgressBarStyle.ASCII;
    }

    @Override
    public void show(long done, long of, String note) {
        if (bar != null) {
            bar.maxHint(of).stepTo(done).setExtraMessage("  " + note);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
