package pay.merchant;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccount;
import pay.bank.KeepPayeeAccount;
import pay.error.PayError;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.business.BusinessNumber;
import platform.database.RetriedOnConflict;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** Keeps an application that was checked. */
@Component
class KeepApplication {
    private final Merchants merchants;
    private final MerchantApplications applications;
    private final KeepPayeeAccount keepAccount;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    KeepApplication(Merchants merchants, MerchantApplications applications, KeepPayeeAccount keepAccount,
            AuditLog audit, Ids ids, Clock clock) {
        this.merchants = merchants;
        this.applications = applications;
        this.keepAccount = keepAccount;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps it.
     *
     * @throws DomainException {@link PayError#MERCHANT_APPLIED_BEFORE}
     */
    @RetriedOnConflict
    @Transactional
    public MerchantId keep(StaffCaller operator, ApplicationForm form, BusinessNumber number, String holder) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MerchantId merchant = new MerchantId(ids.nextLong());
        merchants.insert(new Merchant(merchant, form.name(), MerchantStatus.APPLIED), now);
        BankAccount account = keepAccount.keep(Tsid.of(merchant), form.bank(), form.account());
        if (!applications.insert(new MerchantApplication(merchant, number, form.representative(), account.id(), holder,
                form.plan(), form.yearlySales(), operator.staffId(), now, null))) {
            throw new DomainException(PayError.MERCHANT_APPLIED_BEFORE);
        }
        audit.record(AuditActor.of(operator), "pay.merchant-application-entered", "merchant", merchant);
        return merchant;
    }
}
