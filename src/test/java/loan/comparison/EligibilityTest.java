package loan.comparison;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import loan.dsr.Area;
import loan.dsr.DsrVerdict;
import loan.dsr.RateType;
import loan.dsr.Sector;
import loan.lender.Employment;
import loan.lender.Housing;
import loan.lender.Lender;
import loan.lender.LenderId;
import loan.lender.LenderPanel;
import loan.lender.LenderProduct;
import loan.product.LoanKind;
import loan.refusal.LoanError;
import org.junit.jupiter.api.Test;
import platform.money.Won;
import platform.web.DomainException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EligibilityTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    private static final Lender BANK = lender(1, Sector.BANK, LoanKind.CREDIT);
    private static final Lender SAVINGS = lender(2, Sector.NON_BANK, LoanKind.CREDIT);
    private static final Lender MORTGAGES = lender(3, Sector.BANK, LoanKind.MORTGAGE);

    private final LenderPanel panel = new LenderPanel(List.of(BANK, SAVINGS, MORTGAGES));

    @Test
    void asksWhomTheRulesAndTheirProductsAllow() {
        Eligibility small = eligibility(Purpose.LIVING, 20_000_000, 50_000_000, 0);
        assertThat(small.invitations(small.assessments())).extracting(Invitation::lender).containsExactly(BANK,
                SAVINGS);
    }

    /** Banks stop at 40 % of the income, others at 50 %. */
    @Test
    void leavesOutWhoseCapIsReached() {
        Eligibility much = eligibility(Purpose.LIVING, 20_000_000, 50_000_000, 16_000_000);
        List<Assessment> assessments = much.assessments();

        assertThat(assessments).hasSize(2);
        assertThat(assessments.getFirst().allowed()).isFalse();
        assertThat(assessments.getFirst().limitedBy()).isEqualTo(DsrVerdict.Rule.DEBT_SERVICE);
        assertThat(much.invitations(assessments)).extracting(Invitation::lender).containsExactly(SAVINGS);
    }

    @Test
    void namesTheRuleThatLimits() {
        assertRefused(eligibility(Purpose.LIVING, 60_000_000, 50_000_000, 0), LoanError.LIMITED_BY_INCOME);
        assertRefused(eligibility(Purpose.LIVING, 40_000_000, 50_000_000, 24_000_000),
                LoanError.LIMITED_BY_DEBT_SERVICE);
        assertRefused(eligibility(Purpose.HOME, 700_000_000, 900_000_000, 0), LoanError.LIMITED_BY_AMOUNT);
        assertRefused(eligibility(Purpose.REFINANCING, 10_000_000, 50_000_000, 0), LoanError.NO_LENDER_FITS);
    }

    private static void assertRefused(Eligibility eligibility, LoanError code) {
        assertThatThrownBy(() -> eligibility.invitations(eligibility.assessments()))
                .isInstanceOfSatisfying(DomainException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private Eligibility eligibility(Purpose purpose, long amount, long income, long debtService) {
        return new Eligibility(panel, new Wish(purpose, Won.of(amount), 60, Won.of(income), Won.of(debtService),
                Employment.EMPLOYED, Housing.OWNER, Area.CAPITAL), DAY);
    }

    private static Lender lender(long id, Sector sector, LoanKind kind) {
        return new Lender(new LenderId(id), "은행", sector,
                List.of(new LenderProduct("P", "대출", kind, RateType.FIXED, Won.of(1_000_000), Won.of(1_000_000_000), 12,
                        480, Set.of(Employment.values()), BigDecimal.ZERO)));
    }
}
