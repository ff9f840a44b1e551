package platform.ops;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.event.delivery.DeadLetters;
import platform.event.delivery.DeadLetters.DeadLetter;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.time.OurTime;
import platform.web.DomainException;
import platform.web.PlatformError;

import static platform.ops.OperatorActions.LISTENER;

/** The deliveries that were given up, and what an operator does about them. */
@OpsController
class DeadLettersPage {
    private static final int SHOWN = 50;
    private static final String LISTENER_OR_ALL = "|" + LISTENER;

    private final DeadLetters deadLetters;
    private final OperatorActions actions;

    DeadLettersPage(DeadLetters deadLetters, OperatorActions actions) {
        this.deadLetters = deadLetters;
        this.actions = actions;
    }

    @Bean
    static OpsPage deadLettersInNavigation() {
        return new OpsPage("/ops/dead-letters", "ops.dead-letters", "dead-letter", 20);
    }

    /** Where a page ended: the next one goes on behind it. */
    record After(@Nullable Instant diedAt, @Nullable @Pattern(regexp = LISTENER) String of, @Nullable Tsid eventId) {
        @Nullable
        DeadLetter letter() {
            if (diedAt == null || of == null || eventId == null) {
                return null;
            }
            if (!OurTime.includes(diedAt)) {
                throw new DomainException(PlatformError.INVALID_REQUEST);
            }
            return new DeadLetter(of, eventId, "", 0, diedAt, null);
        }
    }

    @GetMapping("/ops/dead-letters")
    String list(@RequestParam @Nullable @Pattern(regexp = LISTENER_OR_ALL) String listener, @Valid After after,
            Model model) {
        String only = listener == null || listener.isBlank() ? null : listener;
        List<DeadLetter> found = deadLetters.list(only, after.letter(), SHOWN + 1);
        model.addAttribute("letters", found.stream().limit(SHOWN).toList());
        model.addAttribute("more", found.size() > SHOWN);
        model.addAttribute("listener", only);
        return "ops/dead-letters";
    }

    @PostMapping("/ops/dead-letters/replay")
    String replay(@RequestParam @Pattern(regexp = LISTENER) String of, @RequestParam Tsid eventId,
            @RequestParam @Nullable @Pattern(regexp = LISTENER_OR_ALL) String listener,
            StaffCaller operator, Model model) {
        boolean replayed = actions.take(operator, "ops.dead-letter-replayed", "event", eventId.toString(),
                Map.of("listener", of),
                () -> deadLetters.replay(of, eventId));
        model.addAttribute("notice", replayed ? "ops.dead-letters.replayed" : "ops.dead-letters.gone");
        return list(listener, new After(null, null, null), model);
    }

    @PostMapping("/ops/dead-letters/replay-all")
    String replayAll(@RequestParam @Pattern(regexp = LISTENER) String listener, StaffCaller operator, Model model) {
        int replayed = actions.take(operator, "ops.dead-letters-replayed", "listener", listener, Map.of(),
                () -> deadLetters.replayAll(listener));
        model.addAttribute("notice", "ops.dead-letters.all-replayed");
        model.addAttribute("noticeArgument", replayed);
        return list(listener, new After(null, null, null), model);
    }
}
