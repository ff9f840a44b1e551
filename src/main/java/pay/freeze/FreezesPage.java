package pay.freeze;

import java.util.List;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pay.wallet.SuspendedCredits;
import platform.id.Ids;
import platform.id.Tsid;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Where operators freeze accounts, see what is kept for them, and lift freezes. */
@OpsController
class FreezesPage {
    private static final int SHOWN = 200;
    /** Of what is kept for one. */
    private static final int KEPT_SHOWN = 10;
    /** A case number or a short reason; no personal data belongs there. */
    private static final String TEXT = "[0-9A-Za-z가-힣 ._/-]{1,60}";

    private final FreezeAccount freezeAccount;
    private final LiftFreeze liftFreeze;
    private final Freezes freezes;
    private final SuspendedCredits credits;
    private final Ids ids;

    FreezesPage(FreezeAccount freezeAccount, LiftFreeze liftFreeze, Freezes freezes, SuspendedCredits credits,
            Ids ids) {
        this.freezeAccount = freezeAccount;
        this.liftFreeze = liftFreeze;
        this.freezes = freezes;
        this.credits = credits;
        this.ids = ids;
    }

    /**
     * One as the page shows it, with what is kept for it.
     *
     * @param next the movement after which more is kept; null when that is all
     */
    record Shown(Freeze freeze, List<Kept> kept, @Nullable Long next) {}

    /** A credit that is kept, and the id of the proposal to return it, should an operator make one. */
    record Kept(SuspendedCredits.SuspendedCredit credit, Tsid proposal) {}

    @Bean
    static OpsPage freezesInNavigation() {
        return new OpsPage("/ops/freezes", "pay.freezes", "alert", 63);
    }

    /**
     * All of them.
     *
     * @param of the freeze of which more is shown that is kept; absent: of each what came first
     * @param after the movement after which that begins
     */
    @GetMapping("/ops/freezes")
    String show(@RequestParam(required = false) @Nullable FreezeId of,
            @RequestParam(defaultValue = "0") @PositiveOrZero long after, Model model) {
        model.addAttribute("freezes", freezes.standing(SHOWN).stream()
                .map(freeze -> shown(freeze, freeze.id().equals(of) ? after : 0)).toList());
        model.addAttribute("subjects", Freeze.Subject.values());
        model.addAttribute("reasons", Freeze.Reason.values());
        return "pay/freezes";
    }

    private Shown shown(Freeze freeze, long after) {
        if (freeze.subject() != Freeze.Subject.WALLET) {
            return new Shown(freeze, List.of(), null);
        }
        List<SuspendedCredits.SuspendedCredit> kept = credits.of(freeze.owner(), after, KEPT_SHOWN);
        return new Shown(freeze, kept.stream().map(credit -> new Kept(credit, ids.next())).toList(),
                kept.size() == KEPT_SHOWN ? kept.getLast().movement().value() : null);
    }

    @PostMapping("/ops/freezes")
    String freeze(@RequestParam Freeze.Subject subject, @RequestParam Tsid owner, @RequestParam Freeze.Reason reason,
            @RequestParam @Pattern(regexp = TEXT) String reference, StaffCaller operator, Model model) {
        freezeAccount.freeze(operator, subject, owner, reason, reference);
        model.addAttribute("notice", "pay.freezes.frozen");
        return show(null, 0, model);
    }

    @PostMapping("/ops/freezes/lifting")
    String lift(@RequestParam FreezeId freeze, @RequestParam @Pattern(regexp = TEXT) String why, StaffCaller operator,
            Model model) {
        liftFreeze.lift(operator, freeze, why);
        model.addAttribute("notice", "pay.freezes.lifted");
        return show(null, 0, model);
    }
}
