package loan.comparison;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import loan.dsr.DebtServiceRatio;
import loan.dsr.DsrRules;
import loan.dsr.DsrVerdict;
import loan.dsr.Income;
import loan.dsr.LoanWish;
import loan.lender.Lender;
import loan.lender.LenderPanel;
import loan.lender.LenderProduct;
import loan.product.LoanKind;
import loan.refusal.LoanError;
import platform.web.DomainException;

/** Who may be asked: the rules are reckoned first, then each lender's own conditions. */
final class Eligibility {
    private final LenderPanel panel;
    private final Wish wish;
    private final DsrRules rules;
    private final Map<LoanKind, BigDecimal> rates;

    Eligibility(LenderPanel panel, Wish wish, LocalDate today) {
        this.panel = panel;
        this.wish = wish;
        this.rules = DsrRules.on(today);
        this.rates = ReferenceRates.on(today);
    }

    /** What the rules allow with each kind of loan that the panel has for this purpose. */
    List<Assessment> assessments() {
        return panel.lenders().stream()
                .flatMap(lender -> lender.products().stream().filter(this::isOfPurpose)
                        .map(product -> assess(lender, product)))
                .distinct().sorted(Comparator.comparing(Assessment::kind).thenComparing(Assessment::sector)
                        .thenComparing(Assessment::rateType))
                .toList();
    }

    /**
     * The lenders to be asked, each with the products that it may offer.
     *
     * @throws DomainException with the rule that limits the person when no rule's limit is high enough, or {@code
     *     NO_LENDER_FITS}
     */
    List<Invitation> invitations(List<Assessment> assessments) {
        Assessment best = assessments.stream().max(Comparator.comparing(Assessment::limit))
                .orElseThrow(() -> new DomainException(LoanError.NO_LENDER_FITS));
        if (!best.allowed()) {
            throw new DomainException(refusal(best.limitedBy()), best.limit().amount());
        }
        List<Invitation> invitations = new ArrayList<>();
        for (Lender lender : panel.lenders()) {
            List<String> products = lender.products().stream().filter(this::isOfPurpose)
                    .filter(each -> each.takes(wish.amount(), wish.months(), wish.employment()))
                    .filter(each -> assess(lender, each).allowed()).map(LenderProduct::code).toList();
            if (!products.isEmpty()) {
                invitations.add(new Invitation(lender, products));
            }
        }
        if (invitations.isEmpty()) {
            throw new DomainException(LoanError.NO_LENDER_FITS);
        }
        return invitations;
    }

    private boolean isOfPurpose(LenderProduct product) {
        return wish.purpose().takes(product.kind());
    }

    private Assessment assess(Lender lender, LenderProduct product) {
        DsrVerdict verdict = DebtServiceRatio.judge(rules, new Income(wish.yearlyIncome(), wish.debtService()),
                new LoanWish(product.kind(), wish.amount(), rates.getOrDefault(product.kind(), BigDecimal.ZERO),
                        wish.months(), product.rateType(), wish.area(), lender.sector()));
        return new Assessment(product.kind(), lender.sector(), product.rateType(), verdict.stressedRate(),
                verdict.dsr(), verdict.cap(), verdict.limit(), verdict.limitedBy(), verdict.allowed());
    }

    private static LoanError refusal(DsrVerdict.Rule rule) {
        return switch (rule) {
            case DEBT_SERVICE -> LoanError.LIMITED_BY_DEBT_SERVICE;
            case AMOUNT -> LoanError.LIMITED_BY_AMOUNT;
            case INCOME -> LoanError.LIMITED_BY_INCOME;
        };
    }
}
