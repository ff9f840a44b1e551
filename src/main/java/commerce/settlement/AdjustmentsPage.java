package commerce.settlement;

import java.util.List;

import jakarta.validation.constraints.Pattern;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Where operators propose adjustments of sellers' settlements, and decide what others have proposed. */
@OpsController
class AdjustmentsPage {
    static final int SHOWN = 100;
    /** The seller reads the one, and the other stays; no personal data belongs there. */
    private static final String WORDS = "[0-9A-Za-z가-힣 ._/-]";

    private final OpenAdjustments adjustments;
    private final ProposeAdjustment propose;
    private final DecideAdjustment decide;
    private final Ids ids;

    AdjustmentsPage(OpenAdjustments adjustments, ProposeAdjustment propose, DecideAdjustment decide, Ids ids) {
        this.adjustments = adjustments;
        this.propose = propose;
        this.decide = decide;
        this.ids = ids;
    }

    /** Whether a seller gets something or loses it. */
    enum Way {
        ADD, TAKE
    }

    /** What an operator decides. */
    enum Verdict {
        APPROVE, REFUSE
    }

    @Bean
    static OpsPage adjustmentsInNavigation() {
        return new OpsPage("/ops/seller-adjustments", "seller-adjustments", "key", 43);
    }

    @GetMapping("/ops/seller-adjustments")
    String show(@RequestParam(required = false) @Nullable Tsid after, Model model) {
        List<Adjustment> found = adjustments.oldest(after == null ? 0 : after.value(), SHOWN + 1);
        model.addAttribute("adjustments", found.stream().limit(SHOWN).toList());
        model.addAttribute("next", found.size() > SHOWN ? found.get(SHOWN - 1).id() : null);
        // The form's own id: what is sent twice is proposed once.
        model.addAttribute("fresh", ids.next());
        return "commerce/seller-adjustments";
    }

    @PostMapping("/ops/seller-adjustments")
    String propose(@RequestParam Tsid id, @RequestParam SellerId seller, @RequestParam Way way,
            @RequestParam @Pattern(regexp = "[1-9][0-9]{0,8}") String amount,
            @RequestParam @Pattern(regexp = WORDS + "{1,100}") String text,
            @RequestParam @Pattern(regexp = WORDS + "{1,200}") String reason, StaffCaller operator, Model model) {
        Won won = Won.of(Long.parseLong(amount));
        propose.propose(operator, id, seller, way == Way.ADD ? won : won.negated(), text, reason);
        model.addAttribute("notice", "seller-adjustments.proposed");
        return show(null, model);
    }

    @PostMapping("/ops/seller-adjustments/decisions")
    String decide(@RequestParam Tsid adjustment, @RequestParam Verdict verdict, StaffCaller operator, Model model) {
        decide.decide(operator, adjustment, verdict == Verdict.APPROVE);
        model.addAttribute("notice", "seller-adjustments.decided." + verdict);
        return show(null, model);
    }
}
