package ads.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import platform.demo.DemoRandom;

/** One campaign of the demo with its one group and its one creative; {@code round} counts those of its advertiser. */
record DemoCampaign(long number, long round, long id, long groupId, long creativeId, long advertiser, String title,
        String state,
        Place place) {
    private static final List<String> OSES = List.of("IOS", "ANDROID");
    private static final List<String> AGES = List.of("TWENTIES", "THIRTIES", "FORTIES");
    private static final List<String> GENDERS = List.of("FEMALE", "MALE");

    /** Where it is shown; the number is the placement's. */
    enum Place {
        HOME_BANNER(1, "IMAGE"), HOME_FEED(2, "NATIVE"), BENEFIT_LIST(8, "NATIVE"), BENEFIT_VIDEO(16, "VIDEO");

        private final long bit;
        private final String kind;

        Place(long bit, String kind) {
            this.bit = bit;
            this.kind = kind;
        }
    }

    /** A month, one row a day at noon; what it cost in all. */
    long hours(DemoRandom random, LocalDate last, int days, List<@Nullable Object[]> into) {
        long spent = 0;
        for (int day = days - 1; day >= 0 && !state.equals("DRAFT"); day--) {
            long impressions = random.between(500, 5000);
            long viewables = impressions * random.between(50, 80) / 100;
            long clicks = impressions * random.between(2, 15) / 1000;
            long cost = impressions * random.between(600, 3000) / 1000 * 1000;
            boolean video = place == Place.BENEFIT_VIDEO;
            into.add(new @Nullable Object[]{last.minusDays(day).atTime(random.below(15), 0), creativeId, place.name(),
                    random.oneOf(OSES), random.oneOf(AGES), random.oneOf(GENDERS), groupId, id, advertiser,
                    impressions, viewables, clicks, video ? impressions : 0, video ? impressions * 8 / 10 : 0,
                    video ? impressions * 6 / 10 : 0, video ? impressions * 5 / 10 : 0,
                    video ? impressions * 4 / 10 : 0, cost});
            spent += cost;
        }
        return spent;
    }

    @Nullable
    Object[] group(DemoRandom random, LocalDateTime at) {
        boolean clicks = random.chance(30);
        return new @Nullable Object[]{groupId, id, advertiser, "모두", "ACTIVE", clicks ? "CPC" : "CPM",
                clicks ? random.between(200, 900) : random.between(900, 6000), place.bit, 0L,
                random.chance(30) ? 6L << random.below(4) : 0L, random.chance(20) ? 2L : 0L, 0L,
                random.chance(20) ? 1L : 0L, null, at};
    }

    @Nullable
    Object[] creative(LocalDateTime at) {
        boolean waits = round == 3;
        boolean rejected = round == 6;
        String review = waits ? "IN_REVIEW" : rejected ? "REJECTED" : "APPROVED";
        return new @Nullable Object[]{creativeId, groupId, id, advertiser, place.kind, title, "지금 만나 보세요",
                "https://cdn.example.com/ads/" + number + (place == Place.BENEFIT_VIDEO ? ".mp4" : ".png"), 640, 360,
                place == Place.BENEFIT_VIDEO ? 15_000 : null, "https://shop.example.com/" + number, review,
                rejected ? "주장에 근거가 없어요." : null, at, at};
    }
}
