package commerce.seller;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.Predicate;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditActor;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Begins and ends sellers' holidays when their days come. Runs on every instance: who comes second finds it done. */
@Component
class Holidays {
    private static final Logger LOG = LoggerFactory.getLogger(Holidays.class);
    private static final Set<CommerceError> DONE = Set.of(CommerceError.SELLER_IN_OTHER_STATE);

    private final SellerProfiles profiles;
    private final ReadSellers sellers;
    private final ChangeSeller change;
    private final TransactionTemplate transaction;
    private final BusinessDays days;

    Holidays(SellerProfiles profiles, ReadSellers sellers, ChangeSeller change, TransactionTemplate transaction,
            BusinessDays days) {
        this.profiles = profiles;
        this.sellers = sellers;
        this.change = change;
        this.transaction = transaction;
        this.days = days;
    }

    @Scheduled(fixedDelayString = "${madang.commerce.seller.holidays:1m}", initialDelayString = "${madang.commerce.seller.holidays:1m}")
    void run() {
        LocalDate today = days.today();
        try {
            profiles.leaving(today).forEach(seller -> alone(seller, () -> happens(seller, SellerHappening.PAUSE,
                    profile -> profile.isOnHoliday(today))));
            profiles.back(today).forEach(seller -> alone(seller, () -> {
                happens(seller, SellerHappening.RESUME, profile -> profile.isOver(today));
                transaction.executeWithoutResult(_ -> profiles.forgetHolidayBefore(seller, today));
            }));
        } catch (RuntimeException e) {
            LOG.warn("Holidays begin and end later", e);
        }
    }

    /** One whose holiday cannot begin or end keeps no others. */
    private static void alone(SellerId seller, Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException e) {
            LOG.error("The holiday of seller {} begins or ends later", seller.value(), e);
        }
    }

    /** Unless it was withdrawn, or got other days, since it was looked for: nobody does that while the seller is locked. */
    private void happens(SellerId seller, SellerHappening what, Predicate<SellerProfile> stillSo) {
        try {
            transaction.executeWithoutResult(status -> {
                change.change(seller, what, AuditActor.SYSTEM, "HOLIDAY");
                if (sellers.profile(seller).filter(stillSo).isEmpty()) {
                    status.setRollbackOnly();
                }
            });
        } catch (DomainException e) {
            if (!DONE.contains(e.code())) {
                throw e;
            }
        }
    }
}
