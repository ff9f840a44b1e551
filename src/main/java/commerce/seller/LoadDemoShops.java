package commerce.seller;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

import commerce.catalogue.SellerId;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import platform.business.BusinessNumber;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoRandom;
import platform.demo.DemoScale;
import platform.demo.KoreanNames;

/** With what the demo's sellers applied, and what they say of themselves. */
@Component
@ConditionalOnDemo
@Order(LoadDemoShops.AFTER_SELLERS)
class LoadDemoShops implements ApplicationRunner {
    static final int AFTER_SELLERS = -6;
    private static final int BATCH = 500;
    /** Of nine digits without their check digit: of businesses that the tax office has not given these. */
    private static final long FIRST_NUMBER = 100_000_000L;

    private final DemoLoader loader;
    private final DemoScale scale;
    private final SellerApplications applications;
    private final SellerProfiles profiles;
    private final Clock clock;

    LoadDemoShops(DemoLoader loader, DemoScale scale, SellerApplications applications, SellerProfiles profiles,
            Clock clock) {
        this.loader = loader;
        this.scale = scale;
        this.applications = applications;
        this.profiles = profiles;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("commerce", progress -> progress.step("shops", scale.sellers(), BATCH, (first, last) -> {
            for (long index = first; index <= last; index++) {
                shop(index);
            }
        }));
    }

    private void shop(long index) {
        SellerId seller = new SellerId(DemoIds.seller(index).value());
        String phone = "070-0%03d-%04d".formatted(index / 10_000 % 1_000, index % 10_000);
        applications.insert(new SellerApplication(seller, "", number(index),
                KoreanNames.draw(DemoRandom.of(scale.seed(), "representative", index)),
                "2026-서울강남-%04d".formatted(index), phone, "서울 강남구 마당로 " + index, List.of("사업자등록증.pdf", "통신판매업신고증.pdf"),
                "STANDARD", DemoIds.seller(index), clock.instant().truncatedTo(ChronoUnit.MICROS), null));
        // Owners may have described theirs while the demo's data had no shops.
        if (!profiles.lock(seller).says().equals(ShopDescription.NONE)) {
            return;
        }
        profiles.describe(seller, new ShopDescription("오후 2시 전에 주문하시면 오늘 보내 드립니다.", phone, "평일 10:00–17:00",
                "help@shop" + index + ".example", "17300", "경기 이천시 마당로 %d, 물류센터".formatted(index)));
    }

    private static BusinessNumber number(long index) {
        return IntStream.range(0, 10).mapToObj(digit -> (FIRST_NUMBER + index) + Integer.toString(digit))
                .flatMap(digits -> BusinessNumber.parse(digits).stream()).findFirst().orElseThrow();
    }
}
