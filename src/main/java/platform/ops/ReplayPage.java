package platform.ops;

import java.time.LocalDateTime;
import java.util.Map;

import jakarta.validation.constraints.Pattern;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.event.delivery.DeliveryBacklog;
import platform.event.delivery.DeliveryBacklog.Waiting;
import platform.event.delivery.ListenerReplay;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;
import platform.web.PlatformError;

import static platform.ops.OperatorActions.LISTENER;

/** Gives one listener its events once more from a point in time on: to rebuild a read model, or to fill a new one. */
@OpsController
class ReplayPage {
    private static final int SHOWN = 20;
    /** No event is older, and the database keeps no later time. */
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 9999;

    private final ListenerReplay replays;
    private final DeliveryBacklog backlog;
    private final OperatorActions actions;

    ReplayPage(ListenerReplay replays, DeliveryBacklog backlog, OperatorActions actions) {
        this.replays = replays;
        this.backlog = backlog;
        this.actions = actions;
    }

    @Bean
    static OpsPage replayInNavigation() {
        return new OpsPage("/ops/replay", "ops.replay", "replay", 30);
    }

    @GetMapping("/ops/replay")
    String replays(Model model) {
        model.addAttribute("replays", replays.latest(SHOWN));
        model.addAttribute("listeners", backlog.read().stream().filter(Waiting::known).map(Waiting::listener).toList());
        return "ops/replay";
    }

    /** @param from in Korean time, as the form shows it */
    @PostMapping("/ops/replay/start")
    String start(@RequestParam @Pattern(regexp = LISTENER) String listener, @RequestParam LocalDateTime from,
            StaffCaller operator,
            Model model) {
        if (from.getYear() < FIRST_YEAR || from.getYear() > LAST_YEAR) {
            throw new DomainException(PlatformError.INVALID_REQUEST);
        }
        var since = from.atZone(PageTimes.ZONE).toInstant();
        boolean started = actions.take(operator, "ops.replay-started", "listener", listener,
                Map.of("since", since.toString()),
                () -> replays.start(listener, since, operator.staffId().toString()).isPresent());
        model.addAttribute("notice", started ? "ops.replay.started" : "ops.replay.no-listener");
        return replays(model);
    }

    @PostMapping("/ops/replay/cancel")
    String cancel(@RequestParam Tsid id, StaffCaller operator, Model model) {
        boolean cancelled = actions.take(operator, "ops.replay-cancelled", "replay", id.toString(), Map.of(),
                () -> replays.cancel(id));
        model.addAttribute("notice", cancelled ? "ops.replay.cancelled" : "ops.replay.over");
        return replays(model);
    }
}
