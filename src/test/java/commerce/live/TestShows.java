package commerce.live;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Set;

import commerce.TestShop;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.time.BusinessDays;

/** A seller's shows, for tests of other features too. */
public final class TestShows {
    private final ApplicationContext context;
    private final TestShop shop;
    private final StaffCaller staff;

    public TestShows(ApplicationContext context, TestShop shop) {
        this.context = context;
        this.shop = shop;
        this.staff = new StaffCaller(context.getBean(Ids.class).next(), "seller", Set.of("SELLER", "SELLER_PRODUCT"),
                Tsid.of(shop.seller()));
    }

    /** What a form says of when one is to start. */
    public static String soon(ApplicationContext context) {
        return LocalDateTime.ofInstant(context.getBean(Clock.class).instant(), BusinessDays.SEOUL).plusDays(1)
                .withNano(0).withSecond(1).toString();
    }

    /** One of this seller's, with something in it: its id, and the product's. */
    public record Ready(String show, String product) {}

    public static Ready planned(ApplicationContext context, SellerId seller) {
        TestShop shop = TestShop.of(context, seller);
        TestShows shows = new TestShows(context, shop);
        LiveShowId id = shows.planned();
        ProductId product = shows.links(id, shop.sells("제주 감귤 5kg", 20_000, 5), 15_000);
        return new Ready(Long.toString(id.value()), Long.toString(product.value()));
    }

    /** A live one that a member has said something in: its id, and the message's. */
    public static Ready talked(ApplicationContext context, SellerId seller) {
        TestShows shows = new TestShows(context, TestShop.of(context, seller));
        shows.endsAll();
        LiveShowId id = shows.live();
        long message = context.getBean(SayInShow.class).say(context.getBean(Ids.class).next(), id, "안녕하세요").id();
        return new Ready(Long.toString(id.value()), Long.toString(message));
    }

    /** A live one of a new seller's. */
    public static String anywhere(ApplicationContext context) {
        return Long.toString(new TestShows(context, new TestShop(context)).live().value());
    }

    /** One that is over, so that its stream ends. */
    public static String over(ApplicationContext context) {
        TestShows shows = new TestShows(context, new TestShop(context));
        LiveShowId id = shows.live();
        shows.ends(id);
        return Long.toString(id.value());
    }

    public LiveShowId planned() {
        return context.getBean(PlanShow.class).plan(staff, shop.seller(), "햇감귤 생방송",
                context.getBean(Clock.class).instant().plusSeconds(3_600));
    }

    public LiveShowId live() {
        LiveShowId id = planned();
        starts(id);
        return id;
    }

    public void starts(LiveShowId id) {
        context.getBean(StartShow.class).start(staff, shop.seller(), id);
    }

    public void ends(LiveShowId id) {
        context.getBean(EndShow.class).end(staff, shop.seller(), id);
    }

    /** This seller's others must not be in the way. */
    public static void endsAllOf(ApplicationContext context, SellerId seller) {
        new TestShows(context, TestShop.of(context, seller)).endsAll();
    }

    void endsAll() {
        context.getBean(ReadShows.class).ofSeller(shop.seller(), Long.MAX_VALUE, 100).stream()
                .filter(show -> !show.state().isOver()).forEach(show -> ends(show.id()));
    }

    public ProductId links(LiveShowId id, SkuId sku, long price) {
        ProductId product = shop.productOf(sku);
        context.getBean(ArrangeShow.class).link(staff, shop.seller(), id, product, Won.of(price));
        return product;
    }

    public void unlinks(LiveShowId id, ProductId product) {
        context.getBean(ArrangeShow.class).unlink(staff, shop.seller(), id, product);
    }

    public void pins(LiveShowId id, ProductId product) {
        context.getBean(ArrangeShow.class).pin(shop.seller(), id, product);
    }

    public void mutes(LiveShowId id, long message) {
        context.getBean(SayInShow.class).mute(staff, shop.seller(), id, message);
    }
}
