package ads.report;

/** What a report tells apart. */
public enum Dimension {
    CAMPAIGN("h.campaign_id", "(select c.name from ads_campaign c where c.id = h.campaign_id)"), GROUP("h.group_id",
            "(select g.name from ads_group g where g.id = h.group_id)"),
    CREATIVE("h.creative_id",
            "(select r.title from ads_creative r where r.id = h.creative_id)"),
    PLACEMENT("h.placement",
            "h.placement"),
    OS("h.os", "h.os"), AGE("h.age_band",
            "h.age_band"),
    GENDER("h.gender", "h.gender");

    private final String key;
    private final String name;

    Dimension(String key, String name) {
        this.key = key;
        this.name = name;
    }

    /** Of the table {@code ads_hour} as {@code h}. */
    String key() {
        return key;
    }

    /** What people call it, in SQL. */
    String label() {
        return name;
    }
}
