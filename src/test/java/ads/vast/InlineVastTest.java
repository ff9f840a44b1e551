package ads.vast;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

import ads.AdsScene;
import ads.campaign.AdGroupId;
import ads.campaign.AdvertiserId;
import ads.campaign.CampaignId;
import ads.campaign.Creative;
import ads.campaign.CreativeId;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class InlineVastTest {
    private static final String CLICK = "https://ads.example.com/v1/ads/clicks/TOKEN";
    private static final Creative CREATIVE = new Creative(new CreativeId(14), new AdGroupId(13), new CampaignId(12),
            new AdvertiserId(11), AdsScene.content(Creative.Kind.VIDEO), Creative.State.APPROVED, null, Instant.EPOCH);

    private final String text = new InlineVast().of(CREATIVE, CLICK,
            event -> "https://ads.example.com/v1/ads/beacons/" + event + "/TOKEN");

    /** The order of the elements is part of the schema. */
    @Test
    void hasTheElementsOfAnInLineLinearAdInTheSchemasOrder() throws Exception {
        Element inLine = child(child(parsed().getDocumentElement(), "Ad"), "InLine");
        assertThat(names(inLine)).containsExactly("AdSystem", "Impression", "AdServingId", "AdTitle", "Creatives");
        Element creative = child(child(inLine, "Creatives"), "Creative");
        assertThat(names(creative)).containsExactly("Linear", "UniversalAdId");
        assertThat(names(child(creative, "Linear"))).containsExactly("TrackingEvents", "Duration", "MediaFiles",
                "VideoClicks");
        assertThat(parsed().getDocumentElement().getAttribute("version")).isEqualTo("4.2");
        assertThat(child(inLine, "AdTitle").getTextContent()).isEqualTo("제주 감귤 & <더>");
        assertThat(child(child(creative, "Linear"), "Duration").getTextContent()).isEqualTo("00:00:15.500");
    }

    @Test
    void everyEventIsReportedToOurOwnAddress() throws Exception {
        var tracked = parsed().getElementsByTagNameNS("*", "Tracking");
        List<String> events = new ArrayList<>();
        for (int i = 0; i < tracked.getLength(); i++) {
            Element each = (Element) tracked.item(i);
            events.add(each.getAttribute("event") + " " + each.getTextContent());
        }
        assertThat(events).containsExactlyInAnyOrder("start https://ads.example.com/v1/ads/beacons/START/TOKEN",
                "firstQuartile https://ads.example.com/v1/ads/beacons/FIRST_QUARTILE/TOKEN",
                "midpoint https://ads.example.com/v1/ads/beacons/MIDPOINT/TOKEN",
                "thirdQuartile https://ads.example.com/v1/ads/beacons/THIRD_QUARTILE/TOKEN",
                "complete https://ads.example.com/v1/ads/beacons/COMPLETE/TOKEN");
        assertThat(parsed().getElementsByTagNameNS("*", "ClickThrough").item(0).getTextContent()).isEqualTo(CLICK);
    }

    /**
     * Against IAB's own schema, where it is at hand: {@code -Dads.vast.schema=vast_4.2.xsd} of
     * github.com/InteractiveAdvertisingBureau/vast. That repository grants no licence to copy it, so it is not in here.
     */
    @Test
    void isValidByTheSchemaOfIab() throws Exception {
        String schema = System.getProperty("ads.vast.schema", "");
        assumeTrue(!schema.isEmpty(), "no schema at hand");
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(Path.of(schema).toFile())
                .newValidator().validate(new StreamSource(new StringReader(text)));
    }

    private Document parsed() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static Element child(Element of, String name) {
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                return element;
            }
        }
        throw new AssertionError("No " + name + " in " + of.getLocalName());
    }

    private static List<String> names(Element of) {
        List<String> names = new ArrayList<>();
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            names.add(node.getLocalName());
        }
        return names;
    }
}
