package madang;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends the application as soon as it is ready: the training run of {@code bin/aot-cache.sh} learns what a start needs. */
@Component
class EndWhenReady {
    @EventListener
    void end(ApplicationReadyEvent ready) {
        if (!ready.getApplicationContext().getEnvironment().getProperty("madang.startup.end-when-ready", Boolean.class,
                false)) {
            return;
        }
        // Not on this thread: closing waits for the start to be over.
        Thread.ofPlatform().start(() -> System.exit(SpringApplication.exit(ready.getApplicationContext(), () -> 0)));
    }
}
