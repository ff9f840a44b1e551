package commerce.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import commerce.catalogue.SellerId;
import commerce.coupon.Coupon;
import commerce.coupon.CouponId;
import commerce.coupon.OfferCoupon;
import commerce.freight.ShippingTemplate;
import commerce.freight.TemplateId;
import commerce.freight.Templates;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.money.Won;

/** Has the demo's first seller ask for freight of one product in ten, and offer a coupon; after the goods, before they are ordered. */
@Component
@ConditionalOnDemo
@Order(-9)
class LoadDemoOffers implements ApplicationRunner {
    private static final int TEMPLATES = 340;
    private static final int COUPONS = 341;
    private static final Duration VALID = Duration.ofDays(30);

    private final DemoLoader loader;
    private final Templates templates;
    private final OfferCoupon coupons;
    private final JdbcClient jdbc;
    private final Clock clock;

    LoadDemoOffers(DemoLoader loader, Templates templates, OfferCoupon coupons, JdbcClient jdbc, Clock clock) {
        this.loader = loader;
        this.templates = templates;
        this.coupons = coupons;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("commerce", progress -> progress.step("offers", 1, 1, (first, last) -> offer()));
    }

    private void offer() {
        SellerId seller = new SellerId(DemoIds.seller(1).value());
        TemplateId template = new TemplateId(DemoIds.of(TEMPLATES, 1).value());
        templates.add(new ShippingTemplate(template, seller, "기본 배송", ShippingTemplate.Kind.FREE_FROM, Won.of(3_000),
                Won.of(30_000), null, true, Won.of(3_000), Won.of(5_000), Won.of(3_000), Won.of(6_000)));
        jdbc.sql("update commerce_product set shipping_template_id = ? where seller_id = ? and id % 10 = 0")
                .params(template.value(), seller.value()).update();
        Instant now = clock.instant();
        coupons.offer(new Coupon(new CouponId(DemoIds.of(COUPONS, 1).value()), seller, "첫 구매 할인", Coupon.Kind.AMOUNT,
                3_000, null, Won.of(30_000), 1_000, now, now.plus(VALID)));
    }
}
