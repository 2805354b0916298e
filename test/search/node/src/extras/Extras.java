import java.io.IOException;
import java.util.*;
import org.apache.lucene.util.Version;
import org.elasticsearch.Build;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.cluster.*;
import org.elasticsearch.cluster.metadata.*;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.common.regex.Regex;
import org.elasticsearch.index.*;
import org.elasticsearch.index.mapper.*;
import org.elasticsearch.rest.*;
import org.elasticsearch.rest.RestHandler.Route;
import org.elasticsearch.rest.action.RestBuilderListener;
import org.elasticsearch.xcontent.XContentBuilder;

/**
 * The few things of Elasticsearch's unpublished modules that the tests touch: the banner at /, listing and deleting data
 * streams, and look-alikes of four field types (a template may name them; they index and search as the type they stand on).
 */
@SuppressWarnings("deprecation")
public class Extras extends Glue {
    private static final Map<String, Mapper.TypeParser> LOOK_ALIKES = Map.of(
        "match_only_text", TextFieldMapper.PARSER,
        "wildcard", KeywordFieldMapper.PARSER,
        "constant_keyword", without("value", KeywordFieldMapper.PARSER),
        "scaled_float", without("scaling_factor", NumberFieldMapper.NumberType.DOUBLE.parser()));

    private ClusterService cluster;

    @Override
    public Collection<?> createComponents(PluginServices services) {
        cluster = services.clusterService();
        return List.of();
    }

    @Override
    public Map<String, Mapper.TypeParser> getMappers() {
        return LOOK_ALIKES;
    }

    private static Mapper.TypeParser without(String parameter, Mapper.TypeParser parser) {
        return (name, node, context) -> {
            node.remove(parameter);
            return parser.parse(name, node, context);
        };
    }

    @Override
    List<RestHandler> handlers() {
        return List.of(
            handler("banner", List.of(new Route(RestRequest.Method.GET, "/"), new Route(RestRequest.Method.HEAD, "/")), this::banner),
            handler("data_stream_get", List.of(new Route(RestRequest.Method.GET, "/_data_stream"),
                new Route(RestRequest.Method.GET, "/_data_stream/{name}")), this::list),
            handler("data_stream_delete", List.of(new Route(RestRequest.Method.DELETE, "/_data_stream/{name}")), this::delete));
    }

    interface Answer {
        void to(RestRequest request, RestChannel channel) throws Exception;
    }

    private static RestHandler handler(String name, List<Route> routes, Answer answer) {
        return new BaseRestHandler() {
            @Override
            public String getName() {
                return "culprit_" + name;
            }

            @Override
            public List<Route> routes() {
                return routes;
            }

            @Override
            protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
                for (String ignored : List.of("name", "expand_wildcards", "master_timeout", "timeout", "verbose", "include_defaults")) {
                    request.param(ignored);
                }
                return channel -> answer.to(request, channel);
            }
        };
    }

    private void banner(RestRequest request, RestChannel channel) throws IOException {
        Build build = Build.current();
        XContentBuilder b = channel.newBuilder().prettyPrint().startObject()
            .field("name", cluster.getNodeName())
            .field("cluster_name", cluster.getClusterName().value())
            .field("cluster_uuid", cluster.state().metadata().clusterUUID());
        b.startObject("version")
            .field("number", build.version())
            .field("build_flavor", build.flavor())
            .field("build_type", build.type().displayName())
            .field("build_hash", build.hash())
            .field("build_date", build.date())
            .field("build_snapshot", build.isSnapshot())
            .field("lucene_version", Version.LATEST.toString())
            .field("minimum_wire_compatibility_version", build.minWireCompatVersion())
            .field("minimum_index_compatibility_version", build.minIndexCompatVersion())
            .endObject();
        b.field("tagline", "You Know, for Search").endObject();
        channel.sendResponse(new RestResponse(RestStatus.OK, b));
    }

    private void list(RestRequest request, RestChannel channel) throws IOException {
        XContentBuilder b = channel.newBuilder().startObject().startArray("data_streams");
        for (DataStream stream : matching(cluster.state(), request.param("name", "*"))) {
            b.startObject().field("name", stream.getName());
            b.startObject("timestamp_field").field("name", "@timestamp").endObject();
            b.startArray("indices");
            for (Index index : stream.getIndices()) {
                b.startObject().field("index_name", index.getName()).field("index_uuid", index.getUUID()).endObject();
            }
            b.endArray().field("generation", stream.getGeneration());
            b.field("template", Glue.template(cluster.state(), stream.getName())).endObject();
        }
        channel.sendResponse(new RestResponse(RestStatus.OK, b.endArray().endObject()));
    }

    private void delete(RestRequest request, RestChannel channel) {
        String name = request.param("name");
        cluster.submitUnbatchedStateUpdateTask("delete data stream " + name, new ClusterStateUpdateTask() {
            @Override
            public ClusterState execute(ClusterState state) {
                Set<Index> indices = new HashSet<>();
                for (DataStream stream : matching(state, name)) {
                    indices.addAll(stream.getIndices());
                    state = Glue.removeDataStream(state, stream.getName());
                }
                return MetadataDeleteIndexService.deleteIndices(state, indices, cluster.getSettings());
            }

            @Override
            public void clusterStateProcessed(ClusterState before, ClusterState after) {
                try {
                    channel.sendResponse(new RestResponse(RestStatus.OK,
                        channel.newBuilder().startObject().field("acknowledged", true).endObject()));
                } catch (IOException e) {
                    onFailure(e);
                }
            }

            @Override
            public void onFailure(Exception e) {
                try {
                    channel.sendResponse(new RestResponse(channel, e));
                } catch (IOException inner) {
                    e.addSuppressed(inner);
                }
            }
        });
    }

    private static List<DataStream> matching(ClusterState state, String names) {
        List<DataStream> found = new ArrayList<>();
        for (String name : names.split(",")) {
            int before = found.size();
            for (DataStream stream : Glue.dataStreams(state).values()) {
                if (Regex.simpleMatch(name.equals("_all") ? "*" : name, stream.getName())) found.add(stream);
            }
            if (found.size() == before && !Regex.isSimpleMatchPattern(name)) throw new IndexNotFoundException(name);
        }
        return found;
    }
}
