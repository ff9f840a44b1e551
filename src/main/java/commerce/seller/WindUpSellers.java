package commerce.seller;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import commerce.catalogue.SellerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends the business of stopped sellers, a piece at a time; cut off anywhere, it goes on in a minute, on any instance. */
@Component
class WindUpSellers {
    private static final Logger LOG = LoggerFactory.getLogger(WindUpSellers.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final int AT_ONCE = 20;

    private final WindingUps windingUps;
    private final List<SellerBusiness> businesses;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WindUpSellers(WindingUps windingUps, ObjectProvider<SellerBusiness> businesses, TransactionTemplate transaction,
            Clock clock) {
        this.windingUps = windingUps;
        this.businesses = businesses.orderedStream().toList();
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.commerce.seller.pause:5s}", initialDelayString = "${madang.commerce.seller.pause:5s}")
    void run() {
        Objects.requireNonNull(transaction.execute(status -> windingUps.take(clock.instant(), AGAIN, AT_ONCE)))
                .forEach(this::windUp);
    }

    private void windUp(SellerId seller) {
        boolean all = true;
        for (SellerBusiness business : businesses) {
            all &= ended(business, seller);
        }
        boolean nothingLeft = all;
        transaction.executeWithoutResult(status -> {
            if (nothingLeft) {
                windingUps.nothingLeft(seller, clock.instant());
            } else {
                windingUps.failed(seller, clock.instant());
            }
        });
    }

    /** One that fails keeps no other from it. */
    private static boolean ended(SellerBusiness business, SellerId seller) {
        try {
            return business.end(seller);
        } catch (RuntimeException e) {
            LOG.warn("What seller {} has under way is ended later", seller.value(), e);
            return false;
        }
    }
}
