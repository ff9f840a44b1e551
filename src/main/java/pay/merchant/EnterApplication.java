package pay.merchant;

import org.springframework.stereotype.Component;
import pay.bank.AskHolder;
import pay.error.PayError;
import platform.business.BusinessNumber;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** An operator enters the application of a business; whose the settlement account is, the bank is asked before. */
@Component
class EnterApplication {
    private final AskHolder askHolder;
    private final KeepApplication keep;
    private final FeePlans plans;
    private final BusinessDays days;

    EnterApplication(AskHolder askHolder, KeepApplication keep, FeePlans plans, BusinessDays days) {
        this.askHolder = askHolder;
        this.keep = keep;
        this.plans = plans;
        this.days = days;
    }

    /**
     * Enters it.
     *
     * @throws DomainException {@link PayError#BUSINESS_NUMBER_INVALID}, {@link PayError#FEE_PLAN_UNKNOWN},
     *     {@link PayError#SETTLEMENT_ACCOUNT_OF_ANOTHER}, {@link PayError#MERCHANT_APPLIED_BEFORE}, or the bank's
     */
    public MerchantId enter(StaffCaller operator, ApplicationForm form) {
        BusinessNumber number = BusinessNumber.parse(form.businessNumber())
                .orElseThrow(() -> new DomainException(PayError.BUSINESS_NUMBER_INVALID));
        if (!plans.names(days.today()).contains(form.plan())) {
            throw new DomainException(PayError.FEE_PLAN_UNKNOWN);
        }
        String holder = askHolder.of(form.bank(), form.account());
        if (!form.isHeldBy(holder)) {
            throw new DomainException(PayError.SETTLEMENT_ACCOUNT_OF_ANOTHER);
        }
        return keep.keep(operator, form, number, holder);
    }
}
