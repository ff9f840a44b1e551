package commerce.groupbuy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.seller.SellerBusiness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A seller may not sell any more: its open teams are dissolved, and their members get their money back. One whose leader pays
 * after that opens, and is dissolved when the seller is looked at again.
 */
@Component
class DissolveTeams implements SellerBusiness {
    private static final Logger LOG = LoggerFactory.getLogger(DissolveTeams.class);
    private static final int PAGE = 100;

    private final Teams teams;
    private final Seats seats;
    private final Deals deals;
    private final EndTeams end;
    private final SellerRegister sellers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DissolveTeams(Teams teams, Seats seats, Deals deals, EndTeams end, SellerRegister sellers,
            TransactionTemplate transaction, Clock clock) {
        this.teams = teams;
        this.seats = seats;
        this.deals = deals;
        this.end = end;
        this.sellers = sellers;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public boolean end(SellerId seller) {
        boolean all = true;
        List<Teams.Place> open = teams.openOf(seller, Teams.Place.FIRST, PAGE);
        while (!open.isEmpty()) {
            for (Teams.Place each : open) {
                all &= dissolve(each.id());
            }
            open = teams.openOf(seller, open.getLast(), PAGE);
        }
        return all;
    }

    private boolean dissolve(TeamId id) {
        try {
            transaction.executeWithoutResult(status -> {
                Team team = teams.lock(id);
                if (team.status() == TeamStatus.OPEN && sellers.share(team.sellerId()).isStopped()) {
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    end.fail(List.of(new EndTeams.Failing(team, deals.find(team.dealId()).orElseThrow(),
                            seats.paid(List.of(id)))), TeamEnd.SELLER_STOPPED, now);
                }
            });
            return true;
        } catch (RuntimeException e) {
            LOG.error("Team {} of a stopped seller is dissolved later", id.value(), e);
            return false;
        }
    }
}
