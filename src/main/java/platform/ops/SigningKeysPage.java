package platform.ops;

import java.util.Map;

import jakarta.validation.constraints.Pattern;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.security.SigningKeys;
import platform.security.StaffCaller;
import platform.web.idempotency.EachTime;

/** The keys that access tokens are signed with: the next one before its time, and another for one that others may have. */
@OpsController
class SigningKeysPage {
    private static final String CONFIRMED = "yes";
    private static final String SUBJECT = "signing-key";

    private final SigningKeys keys;
    private final OperatorActions actions;

    SigningKeysPage(SigningKeys keys, OperatorActions actions) {
        this.keys = keys;
        this.actions = actions;
    }

    @Bean
    static OpsPage signingKeysInNavigation() {
        return new OpsPage("/ops/signing-keys", "ops.signing-keys", "key", 65);
    }

    @GetMapping("/ops/signing-keys")
    String list(Model model) {
        model.addAttribute("keys", keys.list());
        return "ops/signing-keys";
    }

    @PostMapping("/ops/signing-keys/rotation")
    String rotate(StaffCaller operator, Model model) {
        boolean planned = actions.takeIfNeeded(operator, "ops.signing-key-rotated", SUBJECT, newest(), keys::rotate);
        model.addAttribute("notice", planned ? "ops.signing-keys.planned" : "ops.signing-keys.planned-already");
        return list(model);
    }

    /** Says what it does, and asks once more. */
    @GetMapping("/ops/signing-keys/replacement")
    String askWhetherToReplace() {
        return "ops/signing-key-replacement";
    }

    /** Goes on where it was cut off: the keys that others may have must go, and one that was just made does no harm by going too. */
    @EachTime
    @PostMapping("/ops/signing-keys/replacement")
    String replace(@RequestParam @Pattern(regexp = CONFIRMED) String confirmed, StaffCaller operator, Model model) {
        actions.take(operator, "ops.signing-key-replaced", SUBJECT, newest(), Map.of(), () -> {
            keys.replaceCompromised();
            return true;
        });
        model.addAttribute("notice", "ops.signing-keys.replaced");
        return list(model);
    }

    /** What is done is on record under the newest key that there was before. */
    private String newest() {
        return keys.list().getFirst().id();
    }
}
