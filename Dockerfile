# A small image that runs as nobody and writes to no place of its own:
#
#   docker build -t undersigned .
#   docker run --rm --read-only -v undersigned-state:/state \
#     -v "$PWD/config:/letters/config:ro" -v "$PWD/out:/letters/out" \
#     -v "$PWD/key.json:/letters/key.json:ro" -e GOOGLE_APPLICATION_CREDENTIALS=/letters/key.json \
#     undersigned sync --all
#
# Secrets come in by the environment or a mount; none is in the image. What is mounted as config/ and
# out/ has to belong to user 65532 (or add --user "$(id -u)"); a master in Google Sheets needs no out/.

FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && rm dist/*.map && mkdir -p /empty/state /empty/letters/config /empty/letters/out

# Node alone: no shell, no npm, no packages.
FROM gcr.io/distroless/nodejs22-debian12:nonroot
ENV NODE_ENV=production UNDERSIGNED_LOG=json STATE_DIRECTORY=/state
COPY --from=build --chown=nonroot:nonroot /empty /
COPY --from=build /app/package.json /app/
COPY --from=build /app/dist /app/dist
COPY --from=build /app/config/letter.schema.json /app/config/
WORKDIR /letters
# What people were told of, so that they hear of each thing once; keep it in a volume.
VOLUME /state
# Node as process 1 has to be asked to stop by itself; the program listens for SIGTERM.
ENTRYPOINT ["/nodejs/bin/node", "/app/dist/bin.js"]
CMD ["sync", "--all", "--quiet"]
