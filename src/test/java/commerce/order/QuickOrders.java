package commerce.order;

import java.util.List;
import java.util.SequencedMap;

import commerce.catalogue.SkuId;
import commerce.coupon.MemberCouponId;
import commerce.quote.MakeQuote;
import commerce.quote.Quote;
import commerce.quote.Wish;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Tsid;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

/** Quote and order in one go. */
final class QuickOrders {
    static final Delivery HOME = new Delivery("김마당", "01012345678", "06236", "서울특별시 강남구 테헤란로 152", "10층", null);

    private final MakeQuote quote;
    private final PlaceOrder place;
    private final TransactionTemplate transaction;

    QuickOrders(ApplicationContext context) {
        quote = context.getBean(MakeQuote.class);
        transaction = context.getBean(TransactionTemplate.class);
        place = context.getBean(PlaceOrder.class);
    }

    OrderPages.Page place(Tsid buyer, SequencedMap<SkuId, Integer> wanted, Won expected) {
        Quote told = quote(buyer, wanted);
        assertThat(told.frozen().total()).isEqualTo(expected);
        return placed(buyer, told);
    }

    Quote quote(Tsid buyer, SequencedMap<SkuId, Integer> wanted, MemberCouponId... coupons) {
        return quote.make(buyer, new Wish(wanted, List.of(coupons), HOME.zone()));
    }

    OrderPages.Page placed(Tsid buyer, Quote told) {
        return transaction.execute(
                status -> ((PlaceOrder.Outcome.Placed) place
                        .place(place.price(new OrderFromQuote.Wanted(buyer, told.id(), HOME, null)))).page());
    }
}
