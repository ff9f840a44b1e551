package pay.merchant;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccount;
import pay.bank.LinkedAccounts;
import pay.error.PayError;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Reads merchants for operators. */
@Component
class ReadMerchants {
    private static final int SHOWN = 100;

    private final Merchants merchants;
    private final MerchantApplications applications;
    private final MerchantKeys keys;
    private final FeePlans plans;
    private final LinkedAccounts accounts;
    private final BusinessDays days;
    private final Clock clock;

    ReadMerchants(Merchants merchants, MerchantApplications applications, MerchantKeys keys, FeePlans plans,
            LinkedAccounts accounts, BusinessDays days, Clock clock) {
        this.merchants = merchants;
        this.applications = applications;
        this.keys = keys;
        this.plans = plans;
        this.accounts = accounts;
        this.days = days;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param application none for the demo's, which never applied
     * @param account where it is to be paid out to
     * @param keys those that are good
     */
    record Detail(Merchant merchant, Optional<MerchantApplication> application, Optional<BankAccount> account,
            List<MerchantKey> keys) {}

    /** The latest, a hundred at most. */
    @Transactional(readOnly = true)
    public List<Merchant> latest() {
        return merchants.latest(SHOWN);
    }

    /** The names of today's fee plans. */
    List<String> plans() {
        return plans.names(days.today());
    }

    /** All fee plans, as they were, are and will be. */
    List<FeePlans.Version> feePlans() {
        return plans.all();
    }

    /**
     * One with its application and keys.
     *
     * @throws DomainException {@link PayError#MERCHANT_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    public Detail detail(MerchantId id) {
        Merchant merchant = merchants.find(id).orElseThrow(() -> new DomainException(PayError.MERCHANT_NOT_FOUND));
        Optional<MerchantApplication> application = applications.find(id);
        return new Detail(merchant, application, application.map(each -> accounts.get(each.account())),
                keys.of(id).stream().filter(key -> key.isGood(clock.instant())).toList());
    }
}
