# A small image that runs as nobody and writes to no place of its own:
#
#   docker build -t undersigned .
#   docker run --rm --read-only -v undersigned-state:/state \
#     -v "$PWD/config:/letters/config:ro" -v "$PWD/out:/letters/out" \
#     -v "$PWD/key.json:/letters/key.json:ro" -e GOOGLE_APPLICATION_CREDENTIALS=/letters/key.json \
#     undersigned sync --all
#
# Secrets come in by the environment or a mount; none is in the image. What is mounted as config/ and
# out/ has to belong to user 1000 (or add --user "$(id -u)"); a master in Google Sheets needs no out/.

FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts \
  # Of Google's hundreds of APIs three are used; the rest would be 200 MB.
  && find node_modules/googleapis/build/src/apis -mindepth 1 -maxdepth 1 -type d \
    ! -name sheets ! -name forms ! -name drive -exec rm -r {} +

FROM node:22-slim
ENV NODE_ENV=production UNDERSIGNED_LOG=json STATE_DIRECTORY=/state
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/config/rules ./config/rules
COPY --from=build /app/config/directory ./config/directory
COPY --from=build /app/templates ./templates
COPY --from=build /app/config/letter.schema.json ./config/
COPY --from=build /app/.env.example ./
RUN mkdir -p /state /letters/config /letters/out && chown node:node /state /letters/out
USER node
WORKDIR /letters
# What people were told of, so that they hear of each thing once; keep it in a volume.
VOLUME /state
# Node as process 1 has to be asked to stop by itself; the program listens for SIGTERM.
ENTRYPOINT ["node", "/app/dist/bin.js"]
CMD ["sync", "--all", "--quiet"]
