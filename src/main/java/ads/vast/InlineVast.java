package ads.vast;

import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import ads.campaign.Creative;
import org.springframework.stereotype.Component;

/** Writes a video ad as a VAST 4.2 document with one in-line linear creative (IAB Tech Lab, VAST 4.2, June 2019). */
@Component
public class InlineVast {
    private static final String NAMESPACE = "http://www.iab.com/VAST";
    /** Progress events by what ours are called. */
    private static final Map<String, String> TRACKING = new TreeMap<>(Map.of("start", "START",
            "firstQuartile", "FIRST_QUARTILE", "midpoint", "MIDPOINT", "thirdQuartile", "THIRD_QUARTILE", "complete",
            "COMPLETE"));

    private final XMLOutputFactory factory = XMLOutputFactory.newFactory();

    /**
     * The document of a video creative.
     *
     * @param click where a tap leads
     * @param beacons the address that reports an event of ours
     */
    public String of(Creative creative, String click, UnaryOperator<String> beacons) {
        try {
            StringWriter text = new StringWriter();
            XMLStreamWriter xml = factory.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("VAST");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("version", "4.2");
            xml.writeStartElement("Ad");
            xml.writeAttribute("id", Long.toString(creative.groupId().value()));
            xml.writeStartElement("InLine");
            element(xml, "AdSystem", "Madang", "version", "1");
            cdata(xml, "Impression", beacons.apply("IMPRESSION"), "id", "madang");
            element(xml, "AdServingId", click.substring(click.lastIndexOf('/') + 1));
            element(xml, "AdTitle", creative.content().title());
            xml.writeStartElement("Creatives");
            xml.writeStartElement("Creative");
            xml.writeAttribute("id", Long.toString(creative.id().value()));
            xml.writeAttribute("adId", Long.toString(creative.id().value()));
            linear(xml, creative.content(), click, beacons);
            element(xml, "UniversalAdId", Long.toString(creative.id().value()), "idRegistry", "madang");
            xml.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void linear(XMLStreamWriter xml, Creative.Content content, String click,
            UnaryOperator<String> beacons) throws XMLStreamException {
        xml.writeStartElement("Linear");
        xml.writeStartElement("TrackingEvents");
        for (var each : TRACKING.entrySet()) {
            cdata(xml, "Tracking", beacons.apply(each.getValue()), "event", each.getKey());
        }
        xml.writeEndElement();
        element(xml, "Duration", duration(Objects.requireNonNull(content.durationMillis())));
        xml.writeStartElement("MediaFiles");
        cdata(xml, "MediaFile", content.mediaUrl(), "delivery", "progressive", "type", "video/mp4", "width",
                Integer.toString(content.width()), "height", Integer.toString(content.height()));
        xml.writeEndElement();
        xml.writeStartElement("VideoClicks");
        cdata(xml, "ClickThrough", click, "id", "madang");
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String duration(int millis) {
        int seconds = millis / 1000;
        return String.format(Locale.ROOT, "%02d:%02d:%02d.%03d", seconds / 3600, seconds / 60 % 60, seconds % 60,
                millis % 1000);
    }

    private static void element(XMLStreamWriter xml, String name, String text, String... attributes)
            throws XMLStreamException {
        start(xml, name, attributes);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void cdata(XMLStreamWriter xml, String name, String text, String... attributes)
            throws XMLStreamException {
        start(xml, name, attributes);
        xml.writeCData(text);
        xml.writeEndElement();
    }

    private static void start(XMLStreamWriter xml, String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }
}
