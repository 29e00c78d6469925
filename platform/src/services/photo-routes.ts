import { z } from 'zod';
import { idField } from '../http/fields.ts';
import { noContent } from '../http/no-content.ts';
import { operation, type Operation } from '../http/operation.ts';
import { cropOf, pictureBody, pictureQuery } from '../rails/photos/wire.ts';
import * as actions from './photo-actions.ts';
import { photoReply } from './photo-reply.ts';
import * as schema from './photo-schema.ts';

const tag = 'services';
const params = z.strictObject({ serviceId: idField('service') });
const photoParams = z.strictObject({ serviceId: idField('service'), photoId: idField('photo') });

const addPhoto = operation({
  id: 'addPhoto', method: 'POST', path: '/v1/services/{serviceId}/photos', tag, access: 'user', problems: ['not_found', 'state_conflict', 'unusable_picture', 'rate_limited'],
  summary: 'Add a photo, behind the others; up to five',
  description: 'The body is the picture itself. It is made upright, cut to 3:2 and encoded anew in several sizes without anything else the file held; what was sent is not kept. Why a picture can’t be used stands in `about.reason`.',
  params, query: pictureQuery, binary: pictureBody, replies: { 201: schema.photo },
  async run({ ctx, viewer, params: { serviceId }, query, request }) {
    return { status: 201, body: photoReply(ctx.config, await actions.addPhoto(ctx, { providerId: viewer.userId, serviceId }, { picture: request.raw, crop: cropOf(query) })) };
  },
});

const describePhoto = operation({
  id: 'describePhoto', method: 'PATCH', path: '/v1/services/{serviceId}/photos/{photoId}', tag, access: 'user', problems: ['not_found'],
  summary: 'Say what is to be seen on a photo',
  params: photoParams, body: schema.describePhotoBody, replies: { 200: schema.photo },
  async run({ ctx, viewer, params: { serviceId, photoId }, body }) {
    return { status: 200, body: photoReply(ctx.config, await actions.describePhoto(ctx, { providerId: viewer.userId, serviceId, photoId }, body.alt)) };
  },
});

const orderPhotos = operation({
  id: 'orderPhotos', method: 'PUT', path: '/v1/services/{serviceId}/photos', tag, access: 'user', problems: ['not_found', 'state_conflict'],
  summary: 'Put the photos into another order; the first one stands for the service',
  params, body: schema.orderPhotosBody, replies: { 200: schema.photoList },
  async run({ ctx, viewer, params: { serviceId }, body }) {
    const photos = await actions.orderPhotos(ctx, { providerId: viewer.userId, serviceId }, body.photoIds);
    return { status: 200, body: { items: photos.map((photo) => photoReply(ctx.config, photo)) } };
  },
});

const deletePhoto = operation({
  id: 'deletePhoto', method: 'DELETE', path: '/v1/services/{serviceId}/photos/{photoId}', tag, access: 'user', problems: ['not_found'],
  summary: 'Delete a photo and its files',
  params: photoParams, replies: { 204: noContent },
  async run({ ctx, viewer, params: { serviceId, photoId } }) {
    await actions.deletePhoto(ctx, { providerId: viewer.userId, serviceId, photoId });
    return { status: 204 };
  },
});

/** The operations on the photos of a service. */
export const photoOperations: readonly Operation[] = [addPhoto, describePhoto, orderPhotos, deletePhoto];
