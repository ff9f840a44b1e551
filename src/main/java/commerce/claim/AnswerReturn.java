package commerce.claim;

import java.time.Instant;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.claim.LockClaim.LockedClaim;
import commerce.seller.ReadShops;
import commerce.shipment.Invoice;
import commerce.shipment.ShipItems;
import commerce.stock.Stock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.time.BusinessDays;

/**
 * What a seller does about a return or an exchange. An exchange has its stock held when it is accepted; when there is none, it
 * is a return from then on. A terminated seller answers nothing any more: an operator decides ({@link DecideForSeller}).
 */
@Service
public class AnswerReturn {
    private final LockClaim lock;
    private final SellerRegister sellers;
    private final ReadShops shops;
    private final StepClaim step;
    private final ClaimMoney money;
    private final ShipItems ship;
    private final Stock stock;
    private final BusinessDays days;

    AnswerReturn(LockClaim lock, SellerRegister sellers, ReadShops shops, StepClaim step, ClaimMoney money,
            ShipItems ship, Stock stock,
            BusinessDays days) {
        this.lock = lock;
        this.sellers = sellers;
        this.shops = shops;
        this.step = step;
        this.money = money;
        this.ship = ship;
        this.stock = stock;
        this.days = days;
    }

    /** Tells the buyer where to send the goods, as the shop says now. */
    @RetriedOnConflict
    @Transactional
    public void accept(SellerId seller, ClaimId id) {
        LockedClaim locked = answerable(seller, id);
        Claim claim = locked.claim();
        Claim accepted = StepClaim.stepped(claim, ClaimHappening.SELLER_ACCEPTS);
        if (claim.kind() == ClaimKind.EXCHANGE
                && !stock.tryHold(claim.id(), locked.item().item().line().skuId(), claim.quantity())) {
            Claim asReturn = StepClaim.stepped(claim, ClaimHappening.SELLER_ACCEPTS_WITHOUT_STOCK);
            accepted = asReturn.asReturn(money.asReturn(locked.item().item(), claim), step.now());
        }
        step.save(accepted.sentTo(shops.returnPlace(seller).orElse(null)));
    }

    /** The goods are with the seller again: the money has to be back within three business days. */
    @RetriedOnConflict
    @Transactional
    public void collect(SellerId seller, ClaimId id) {
        LockedClaim locked = answerable(seller, id);
        Instant now = step.now();
        step.save(StepClaim.stepped(locked.claim(), ClaimHappening.COLLECTS).collected(now,
                ClaimTerms.endOf(days, now, ClaimTerms.BUSINESS_DAYS_TO_REFUND)));
    }

    @RetriedOnConflict
    @Transactional
    public void hold(SellerId seller, ClaimId id, String why) {
        step.save(StepClaim.stepped(answerable(seller, id).claim(), ClaimHappening.HOLDS).heldFor(why));
    }

    @RetriedOnConflict
    @Transactional
    public void release(SellerId seller, ClaimId id) {
        step.save(StepClaim.stepped(answerable(seller, id).claim(), ClaimHappening.RELEASES));
    }

    /**
     * The money of a return goes back.
     *
     * @param restock whether it can be sold again
     */
    @RetriedOnConflict
    @Transactional
    public void approve(SellerId seller, ClaimId id, boolean restock) {
        LockedClaim locked = answerable(seller, id);
        step.payBack(StepClaim.stepped(locked.claim(), ClaimHappening.APPROVES), locked.item(), restock);
    }

    /** What came, or was to come, goes back to the buyer as it is. */
    @RetriedOnConflict
    @Transactional
    public void reject(SellerId seller, ClaimId id, String why) {
        LockedClaim locked = answerable(seller, id);
        step.letGo(StepClaim.stepped(locked.claim(), ClaimHappening.REJECTS).answered(why), locked.item());
    }

    /** What was asked for in exchange goes out. */
    @RetriedOnConflict
    @Transactional
    public void reship(SellerId seller, ClaimId id, Invoice invoice) {
        LockedClaim locked = answerable(seller, id);
        step.save(StepClaim.stepped(locked.claim(), ClaimHappening.RESHIPS));
        ship.shipAgain(seller, locked.item(), invoice, Tsid.of(id));
        stock.sell(id);
    }

    /** A claim of a seller's who may answer it, and stays so until the transaction's end. */
    private LockedClaim answerable(SellerId seller, ClaimId id) {
        LockedClaim locked = lock.ofSeller(seller, id);
        sellers.requireNotTerminated(seller);
        return locked;
    }
}
