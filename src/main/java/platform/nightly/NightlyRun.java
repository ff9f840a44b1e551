package platform.nightly;

import java.util.List;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Runs the checks in the night of Korea, each on whichever instance takes it first. One that fails, or whose instance dies,
 * is run again the next night; its age tells operators.
 */
@Component
class NightlyRun {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyRun.class);

    private final List<NightlyCheck> checks;
    private final NightlyFindings findings;

    NightlyRun(List<NightlyCheck> checks, NightlyFindings findings) {
        this.checks = checks;
        this.findings = findings;
    }

    @Bean
    static MeterBinder agesOfNightlyChecks(List<NightlyCheck> checks, NightlyFindings findings) {
        return (MeterRegistry meters) -> checks.forEach(check -> Gauge
                .builder("madang.nightly.age", () -> findings.age(check.name()).toSeconds()).baseUnit("seconds")
                .description("Since the last finished run of a nightly check").tag("check", check.name())
                .register(meters));
    }

    /** Not while beans are made: the first statement waits for Hibernate, which is made beside them. */
    @EventListener(ApplicationStartedEvent.class)
    void know() {
        checks.forEach(check -> findings.know(check.name()));
    }

    @Scheduled(cron = "${madang.nightly.cron:0 10 4 * * *}", zone = "Asia/Seoul")
    void run() {
        checks.forEach(this::run);
    }

    private void run(NightlyCheck check) {
        try {
            if (!findings.begin(check.name())) {
                return;
            }
            List<NightlyCheck.Finding> found = check.findings().get();
            findings.finish(check.name(), found);
            LOG.atLevel(found.isEmpty() ? Level.INFO : Level.ERROR)
                    .log("The nightly check {} found {}", check.name(), found.isEmpty() ? "nothing" : found);
        } catch (RuntimeException e) {
            LOG.error("The nightly check {} failed", check.name(), e);
        }
    }
}
